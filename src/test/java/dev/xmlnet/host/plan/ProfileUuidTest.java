package dev.xmlnet.host.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.value.DeviceName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileUuidTest {
    /** As Python's uuid.uuid5 computes them. */
    @ParameterizedTest
    @CsvSource({"br0, eth0, d3cc84a1-e943-5f5e-8856-24fc4e6dc084", "br0, br0, 25a93c45-7583-5989-ba5d-d6c7e38dc919"})
    void aUuidIsOfVersionFive(String device, String port, String uuid) {
        assertThat(ProfileUuid.of(DeviceName.parse("device", device), port)).hasToString(uuid);
    }
}
