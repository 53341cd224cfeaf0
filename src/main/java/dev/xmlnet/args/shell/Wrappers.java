package dev.xmlnet.args.shell;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Programs that run another one, whose command follows their own options. */
final class Wrappers {
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*\\+?=.*", Pattern.DOTALL);

    /** The options that take the next word as a value, and how many words stand before the command. */
    private record Form(String valued, int words) {}

    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("exec", new Form("a", 0)),
            Map.entry("command", new Form("", 0)),
            Map.entry("builtin", new Form("", 0)),
            Map.entry("time", new Form("fo", 0)),
            Map.entry("sudo", new Form("ugChprtTUDR", 0)),
            Map.entry("doas", new Form("uC", 0)),
            Map.entry("nohup", new Form("", 0)),
            Map.entry("setsid", new Form("", 0)),
            Map.entry("nice", new Form("n", 0)),
            Map.entry("ionice", new Form("cnpPu", 0)),
            Map.entry("env", new Form("uC", 0)),
            Map.entry("stdbuf", new Form("ioe", 0)),
            Map.entry("numactl", new Form("imNCp", 0)),
            Map.entry("taskset", new Form("", 1)),
            Map.entry("timeout", new Form("ks", 1)),
            Map.entry("chrt", new Form("TPD", 1)),
            Map.entry("chroot", new Form("", 1)));

    private Wrappers() {}

    /** Returns the words without those of programs that run the rest; none if nothing is run. */
    static List<Word> peel(List<Word> words) {
        List<Word> rest = words;
        while (!rest.isEmpty()) {
            String first = rest.get(0).text();
            Form form = FORMS.get(first.substring(first.lastIndexOf('/') + 1));
            if (ASSIGNMENT.matcher(first).matches()) {
                rest = rest.subList(1, rest.size());
            } else if (form != null) {
                rest = behind(rest, form);
            } else if (isNetns(rest)) {
                rest = rest.subList(4, rest.size());
            } else {
                return rest;
            }
        }
        return rest;
    }

    private static List<Word> behind(List<Word> words, Form form) {
        int at = 1;
        for (; at < words.size() && isOption(words.get(at).text()); at++) {
            String option = words.get(at).text();
            if (option.equals("--")) {
                at++;
                break;
            }
            boolean valued = option.length() == 2 && form.valued().indexOf(option.charAt(1)) >= 0;
            at += valued ? 1 : 0;
        }
        return words.subList(Math.min(words.size(), at + form.words()), words.size());
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }

    /** {@code ip netns exec NAME COMMAND}. */
    private static boolean isNetns(List<Word> words) {
        return words.size() > 4
                && words.get(0).text().equals("ip")
                && words.get(1).text().equals("netns")
                && words.get(2).text().equals("exec");
    }
}
