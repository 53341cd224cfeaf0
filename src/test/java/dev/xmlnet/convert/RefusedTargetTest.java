package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import org.junit.jupiter.api.Test;

/** A library user who asks for what libvirt refuses gets a diagnostic, not a guest that libvirt refuses. */
class RefusedTargetTest {
    private static final String GUEST = "<domain type='kvm'><name>web</name><devices><interface type='network'>"
            + "<source network='default'/></interface></devices></domain>";

    @Test
    void aTargetThatTheHostCannotCarryIsRefused() throws DocumentException {
        Target target = Target.direct("eth0", DirectMode.BRIDGE).withMtu(9000);
        Conversion.Result result = Conversion.to(target).apply(SourceText.ofString(GUEST));
        assertThat(result.refused()).isTrue();
        assertThat(result.changed()).isFalse();
        assertThat(result.diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.message())
                        .isEqualTo("mtu: libvirt refuses it on direct: set the MTU of the host's device instead"));
    }

    @Test
    void theVersionOfTheHostDecides() throws DocumentException {
        Conversion tagged = Conversion.to(Target.bridge("br0").withVlan(42));
        SourceText guest = SourceText.ofString(GUEST);
        assertThat(tagged.apply(guest).changed()).isTrue();
        assertThat(tagged.libvirt(Version.parse("10.0")).apply(guest).refused()).isTrue();
    }
}
