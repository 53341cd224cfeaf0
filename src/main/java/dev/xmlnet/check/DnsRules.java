package dev.xmlnet.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DNS in a network: what libvirt refuses, and what libvirt takes and dnsmasq (2.90) refuses or drops. */
final class DnsRules {
    private static final int LONGEST_LABEL = 63;

    /** dnsmasq reads its settings in pieces of this size; of a longer line the rest is an option that it does not know. */
    private static final int LONGEST_LINE = 1024;

    private static final int DELETE = 0x7f;

    /** 11.3 refuses it; 9.0 does not know register, and between them nothing is on record. */
    private static final Version REGISTERS = new Version(10, 1, 0);

    private DnsRules() {}

    /** Looks at the DNS of a network that has a bridge of its own. */
    static void look(Element network, Findings findings) {
        Element domain = network.child("domain");
        if (domain != null) {
            domain(domain, findings);
        }
        Element dns = network.child("dns");
        if (dns != null) {
            dns(dns, findings);
        }
    }

    private static void domain(Element domain, Findings findings) {
        labels(domain, "name", LONGEST_LABEL, findings);
        boolean registers =
                "yes".equals(domain.attribute("register")) && findings.libvirt().isAtLeast(REGISTERS);
        if (registers && !"yes".equals(domain.attribute("localOnly"))) {
            findings.add(
                    Rule.NET001,
                    "libvirt refuses register='yes' without localOnly='yes'; add localOnly='yes'",
                    domain,
                    "register");
        }
    }

    private static void dns(Element dns, Findings findings) {
        if ("no".equals(dns.attribute("enable")) && !dns.children().isEmpty()) {
            findings.add(
                            Rule.NET001,
                            "libvirt refuses <" + dns.children().get(0).name()
                                    + "> where DNS is off: take enable='no' away, or all that is in <dns>",
                            dns,
                            "enable")
                    .also(dns.children().get(0), null);
            return;
        }
        for (Element one : dns.children()) {
            if (one.is("forwarder") && one.attribute("addr") == null && one.attribute("domain") == null) {
                findings.add(
                        Rule.NET001, "libvirt refuses a forwarder without addr and domain: write one of them", one);
            }
            switch (one.name()) {
                case "forwarder" -> labels(one, "domain", LONGEST_LABEL, findings);
                case "txt" -> text(one, findings);
                case "srv" -> service(one, findings);
                case "host" -> hostnames(one, findings);
                default -> {
                    // Of nothing else anything is known.
                }
            }
        }
    }

    private static void service(Element srv, Findings findings) {
        labels(srv, "domain", LONGEST_LABEL, findings);
        // dnsmasq gets both with an underscore before them.
        labels(srv, "service", LONGEST_LABEL - 1, findings);
        labels(srv, "protocol", LONGEST_LABEL - 1, findings);
        String target = srv.attribute("target");
        if (target == null) {
            withoutTarget(srv, findings);
        } else if (!target.chars().allMatch(c -> c < DELETE && c != ',')) {
            String text = "target='" + target
                    + "' is not a host name, and the network does not start; use letters, digits and hyphens";
            findings.add(Rule.NET011, text, srv, "target");
        } else {
            labels(srv, "target", LONGEST_LABEL, findings);
        }
    }

    private static void withoutTarget(Element srv, Findings findings) {
        for (String name : List.of("port", "priority", "weight")) {
            if (srv.attribute(name) != null) {
                findings.add(
                        Rule.NET001,
                        "libvirt refuses the " + name + " of a DNS service without a target: write target='...'",
                        srv,
                        name);
                return;
            }
        }
    }

    /** That dnsmasq takes the parts between the dots of a name. */
    private static void labels(Element bearer, String attribute, int longest, Findings findings) {
        String name = bearer.attribute(attribute);
        String label = name == null ? null : tooLong(name, longest);
        if (label != null) {
            findings.add(
                    Rule.NET011,
                    "label of " + label.length() + " characters in " + attribute
                            + ", and the network does not start; use " + longest + " at most",
                    bearer,
                    attribute);
        }
    }

    private static @Nullable String tooLong(String name, int longest) {
        for (String label : name.split("\\.", -1)) {
            if (label.length() > longest) {
                return label;
            }
        }
        return null;
    }

    private static void text(Element txt, Findings findings) {
        labels(txt, "name", LONGEST_LABEL, findings);
        String name = txt.attribute("name");
        String value = txt.attribute("value");
        if (name == null || value == null) {
            return;
        }
        int line = ("txt-record=" + name + "," + value).getBytes(UTF_8).length;
        if (value.chars().filter(c -> c == '"').count() % 2 != 0) {
            String text = "value with one quotation mark, and the network does not start; remove it, or add another";
            findings.add(Rule.NET011, text, txt, "value");
        } else if (line > LONGEST_LINE) {
            String text = "line of " + line + " bytes for dnsmasq, which reads " + LONGEST_LINE
                    + ", and the network does not" + " start; shorten value";
            findings.add(Rule.NET011, text, txt, "value");
        }
    }

    /** The schema refuses other characters. */
    private static void hostnames(Element host, Findings findings) {
        for (Element hostname : host.children("hostname")) {
            if (tooLong(hostname.content(), LONGEST_LABEL) != null) {
                String text = "dnsmasq drops a host name with a label longer than " + LONGEST_LABEL
                        + " characters; shorten it";
                findings.add(Rule.NET011, text, hostname).as(Severity.WARNING);
            }
        }
    }
}
