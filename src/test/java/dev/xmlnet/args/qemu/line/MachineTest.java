package dev.xmlnet.args.qemu.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {
    @ParameterizedTest
    @CsvSource({
        "kvm,, e1000",
        "qemu-kvm, q35, e1000e",
        "qemu-system-x86_64,, e1000",
        "qemu-system-x86_64, pc-i440fx-7.2, e1000",
        "qemu-system-x86_64, pc-q35-7.2, e1000e",
        "qemu-system-x86_64, pc-q35-2.11, e1000",
        "qemu-system-x86_64, isapc, ne2k_isa",
        "qemu-system-x86_64, microvm,",
        "qemu-system-x86_64-microvm,,",
        "qemu-system-i386, pc, e1000",
        "qemu-system-aarch64, virt, virtio-net-pci",
        "qemu-system-aarch64, virt-7.2, virtio-net-pci",
        "qemu-system-aarch64, raspi3b,",
        "qemu-system-riscv64, virt, virtio-net-pci",
        "qemu-system-s390x,, virtio-net-ccw",
        "qemu-system-ppc64,, spapr-vlan",
        "qemu-system-sparc,,",
    })
    void knowsTheModelThatQemuTakes(String program, String type, String expected) {
        assertThat(Machine.of(program, type).defaultModel()).isEqualTo(expected);
    }
}
