package dev.xmlnet.libvirt.model;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlMixed;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** Where random numbers come from: a path or, in its place, a character device. XJC has no class for text beside elements. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"texts", "sources", "protocol", "log"})
public class RngBackend {
    @XmlAttribute
    private RngBackendModel model;

    @XmlAttribute
    private QemucdevSrcTypeChoice type;

    @XmlElement(name = "source")
    private final List<ConsoleSource> sources = new ArrayList<>();

    private ConsoleProtocol protocol;

    private ConsoleLog log;

    @XmlMixed
    private final List<String> texts = new ArrayList<>();

    public RngBackendModel getModel() {
        return model;
    }

    public void setModel(RngBackendModel model) {
        this.model = model;
    }

    public QemucdevSrcTypeChoice getType() {
        return type;
    }

    public void setType(QemucdevSrcTypeChoice type) {
        this.type = type;
    }

    public List<ConsoleSource> getSources() {
        return sources;
    }

    public ConsoleProtocol getProtocol() {
        return protocol;
    }

    public void setProtocol(ConsoleProtocol protocol) {
        this.protocol = protocol;
    }

    public ConsoleLog getLog() {
        return log;
    }

    public void setLog(ConsoleLog log) {
        this.log = log;
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
