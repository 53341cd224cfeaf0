package dev.xmlnet.judge;

/**
 * The least guest that libvirt takes with some interfaces. Its memory is shared, since vhost-user needs that.
 *
 * @param text the guest's XML; its name is {@link #NAME}
 */
public record SmallGuest(String text) {
    public static final String NAME = "small";

    /** One that the QEMU driver takes and starts, without KVM and without a disk. */
    public static SmallGuest ofQemu(String interfaces) {
        return ofQemu("pc", interfaces);
    }

    /** The same with a machine type. */
    public static SmallGuest ofQemu(String machine, String interfaces) {
        return new SmallGuest("""
                <domain type='qemu'>
                  <name>small</name>
                  <uuid>aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee</uuid>
                  <memory unit='MiB'>32</memory>
                  <memoryBacking>
                    <source type='memfd'/>
                    <access mode='shared'/>
                  </memoryBacking>
                  <os>
                    <type arch='x86_64' machine='%s'>hvm</type>
                  </os>
                  <devices>
                    <emulator>/usr/bin/qemu-system-x86_64</emulator>
                    %s
                  </devices>
                </domain>
                """.formatted(machine, interfaces));
    }

    /** One without a hypervisor, of some domain type. */
    static SmallGuest of(String type, String interfaces) {
        return new SmallGuest("""
                <domain type='%s'>
                  <name>small</name>
                  <uuid>aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee</uuid>
                  <memory unit='MiB'>32</memory>
                  <memoryBacking>
                    <source type='memfd'/>
                    <access mode='shared'/>
                  </memoryBacking>
                  <os>
                    <type>hvm</type>
                  </os>
                  <devices>
                    %s
                  </devices>
                </domain>
                """.formatted(type, interfaces));
    }
}
