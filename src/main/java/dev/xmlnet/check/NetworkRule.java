package dev.xmlnet.check;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Element;
import org.jspecify.annotations.Nullable;

/** What looks at one network; it keeps nothing, so that many threads can use it. */
interface NetworkRule {
    /**
     * Adds what is wrong with a network.
     *
     * @param network its {@code <network>}
     * @param mode how it reaches out; null if this version does not know its forward mode
     */
    void look(Element network, @Nullable NetworkMode mode, Findings findings);
}
