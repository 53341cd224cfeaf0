package dev.xmlnet.address;

import java.util.List;

/**
 * All that is known of an interface's addresses.
 *
 * @param nic the interface; with the MAC that a running guest was found to have, where its file has none
 * @param answers the best first
 * @param why in words why no address is known that is more than a guess, and where to ask; empty if one is
 */
public record NicAnswers(GuestNic nic, List<Answer> answers, String why) {
    public NicAnswers {
        answers = List.copyOf(answers);
    }
}
