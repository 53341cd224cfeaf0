package dev.xmlnet.network;

/** Numbers as people write them. */
final class Numbers {
    private static final int LONGEST = 9;

    private Numbers() {}

    /** A whole number without a sign; -1 if the text is anything else or has more than nine digits. */
    static int parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /**
     * Checks that a number is in its range.
     *
     * @param what what it is, for the message
     * @throws IllegalArgumentException if it is not
     */
    static int inRange(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + number);
        }
        return number;
    }
}
