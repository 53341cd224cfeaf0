package dev.xmlnet.libvirt.model;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlMixed;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** The variables of the firmware: a path or, in its place, a source of any kind. XJC has no class for text beside elements. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"texts", "source"})
public class DomainOsNvram {
    @XmlAttribute
    private String template;

    @XmlAttribute
    private DomainOsNvramType type;

    private DomainOsNvramSource source;

    @XmlMixed
    private final List<String> texts = new ArrayList<>();

    public String getTemplate() {
        return template;
    }

    public void setTemplate(String template) {
        this.template = template;
    }

    public DomainOsNvramType getType() {
        return type;
    }

    public void setType(DomainOsNvramType type) {
        this.type = type;
    }

    public DomainOsNvramSource getSource() {
        return source;
    }

    public void setSource(DomainOsNvramSource source) {
        this.source = source;
    }

    /** The path, or null if there is none: what stands between child elements is white space. */
    public String getPath() {
        String path = String.join("", texts).strip();
        return path.isEmpty() ? null : path;
    }

    /** Sets the path in place of all text; null for none. */
    public void setPath(String path) {
        texts.clear();
        if (path != null) {
            texts.add(path);
        }
    }
}
