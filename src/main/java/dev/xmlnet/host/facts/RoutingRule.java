package dev.xmlnet.host.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that says in which table a packet's route is looked up.
 *
 * @param ipv6 true for IPv6, false for IPv4
 * @param priority the lowest is looked at first
 * @param from the block that packets are from, or {@code all}
 * @param to the block that they go to, or null
 * @param input the device that they come by, or null
 * @param output the device that their socket is bound to, or null
 * @param mark their firewall mark, with its mask behind a slash, or null
 * @param table where their route is looked up; null for a rule that does something else
 * @param others what else the rule depends on or does, in ip's words, such as {@code not} or {@code ipproto}
 */
public record RoutingRule(
        boolean ipv6,
        long priority,
        String from,
        @Nullable String to,
        @Nullable String input,
        @Nullable String output,
        @Nullable String mark,
        @Nullable String table,
        Set<String> others) {

    /** True for the three that each host has. */
    public boolean isOfKernel() {
        return table != null
                && switch (table) {
                    case "local" -> priority == 0;
                    case "main" -> priority == 32766;
                    case "default" -> priority == 32767;
                    default -> false;
                };
    }

    /** True if it names a device. */
    public boolean isOf(String device) {
        return device.equals(input) || device.equals(output);
    }
}
