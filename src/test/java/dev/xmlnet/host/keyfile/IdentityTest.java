package dev.xmlnet.host.keyfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against numbers that other programs gave. */
class IdentityTest {
    @Test
    void aUuidIsThatOfUuidgen() {
        assertThat(Identity.uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"))
                .isEqualTo("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    /** NetworkManager 1.42 tells the second one to a DHCP server; the first has a name of another length. */
    @Test
    void anIaidIsThatOfNetworkManager() {
        assertThat(Identity.iaid("ens32")).isEqualTo("bc:9a:4a:2d");
        assertThat(Identity.iaid("eth0")).isEqualTo("2b:50:67:35");
    }
}
