package dev.xmlnet.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.xmlnet.RawXml;
import dev.xmlnet.cli.InProcess;
import dev.xmlnet.cli.InProcess.Result;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Holds an attempt against what xmlnet promises. */
final class Promises {
    private static final Pattern TRACE = Pattern.compile("\\[bug\\]|\\tat [\\w.$/]+\\(|Exception in thread");
    private static final Pattern ANNOTATION = Pattern.compile("::(error|warning|notice) [^\\n]*::[^\\n]*");
    private static final XMLInputFactory PARSER = parser();

    private final Attempt attempt;
    private final Workshop workshop;
    private final Random random;
    private final List<String> broken = new ArrayList<>();
    private int exit;
    private int written;
    private int applied;
    private boolean bug;
    private boolean memory;

    private Promises(Attempt attempt, Workshop workshop) {
        this.attempt = attempt;
        this.workshop = workshop;
        this.random = Attempt.random(~attempt.seed());
    }

    /**
     * What came of an attempt.
     *
     * @param broken promises, in words; empty if all hold
     * @param exit of the first run
     * @param written results that were looked at
     * @param applied diffs that were applied
     * @param bug true if a run ended with 70
     * @param memory true if a run had not enough memory
     */
    record Outcome(List<String> broken, int exit, int written, int applied, boolean bug, boolean memory) {}

    /** Runs an attempt in the current directory, which must be empty but for a repository of git. */
    static Outcome hold(Attempt attempt, Workshop workshop) throws IOException {
        Promises promises = new Promises(attempt, workshop);
        workshop.lay(attempt.files());
        workshop.repository(attempt.words().contains("--against") || promises.random.nextInt(10) == 0);
        try {
            promises.hold();
        } catch (RuntimeException | StackOverflowError e) {
            promises.broken.add("thrown: " + e + " at " + e.getStackTrace()[0] + ", " + e.getStackTrace()[1]);
        }
        return new Outcome(
                promises.broken, promises.exit, promises.written, promises.applied, promises.bug, promises.memory);
    }

    private void hold() throws IOException {
        switch (attempt.form()) {
            case CONVERT -> convert();
            case CONVERT_MANY -> convertMany();
            case CHECK -> check();
            case LIST -> list();
            case NETWORK -> network();
            case ANY -> any();
        }
    }

    // One conversion

    private void convert() throws IOException {
        byte[] input = attempt.files().get(Attempt.INPUT);
        Result run = run(attempt.words());
        exit = run.exit();
        if (run.exit() >= 2) {
            claim(run.out().length == 0, "something was printed though it failed");
            claim(text(run.err()).contains(": error: "), "no error says why");
        } else if (run.out().length == 0 && attempt.words().contains("--skip-others")) {
            return;
        } else {
            written++;
            result(input, run.out());
        }
        boolean changed = run.exit() < 2 && !Arrays.equals(input, run.out());
        byte[] wanted = run.exit() < 2 ? run.out() : input;
        switch (random.nextInt(10)) {
            case 0 -> diffIs(wanted, run.exit());
            case 1 -> inPlaceIs(wanted, run.exit());
            case 2 -> again(run);
            case 3 -> {
                Result check = run(attempt.with("--check"));
                boolean finds = changed || run.exit() == 1;
                claim(run.exit() >= 2 || check.exit() == (finds ? 1 : 0), "--check: exit code " + check.exit());
                claim(
                        text(check.out()).equals(changed ? Attempt.INPUT + "\n" : ""),
                        "--check prints " + text(check.out()));
            }
            case 4 -> {
                Result report = run(attempt.with("--report", "json"));
                claim(report.exit() == run.exit(), "--report: exit code " + report.exit());
                claim(report.exit() == 2 || json(report.out()) != null, "the report is no JSON");
            }
            case 5 -> {
                Result out = run(attempt.with("-o", "out.xml"));
                claim(out.exit() == run.exit(), "-o: exit code " + out.exit());
                Map<String, byte[]> files = workshop.files();
                claim(
                        run.exit() < 2 ? Arrays.equals(run.out(), files.get("out.xml")) : !files.containsKey("out.xml"),
                        "-o writes other than standard output shows");
            }
            default -> {}
        }
    }

    private void diffIs(byte[] wanted, int wantedExit) {
        Result diff = run(attempt.with("--diff"));
        claim(diff.exit() == wantedExit, "--diff: exit code " + diff.exit());
        Map<String, byte[]> after = patched(diff.out());
        byte[] result = after.getOrDefault(Attempt.INPUT, attempt.files().get(Attempt.INPUT));
        claim(Arrays.equals(result, wanted), "the diff is not what is written");
    }

    private void inPlaceIs(byte[] wanted, int wantedExit) throws IOException {
        Result run = run(attempt.with("-i"));
        claim(run.exit() == wantedExit, "-i: exit code " + run.exit());
        Map<String, byte[]> files = new TreeMap<>(attempt.files());
        files.put(Attempt.INPUT, wanted);
        filesAre(files, "-i");
    }

    private void again(Result first) throws IOException {
        if (first.exit() >= 2 || chains()) {
            return;
        }
        workshop.write(Attempt.INPUT, first.out());
        Result second = run(attempt.words());
        claim(second.exit() < 2, "the second run fails: " + text(second.err()));
        claim(second.exit() >= 2 || Arrays.equals(first.out(), second.out()), "the second run changes more");
    }

    /** With several pairs, what one made can be what another takes. */
    private boolean chains() {
        return attempt.words().stream().anyMatch(word -> word.startsWith("--map"));
    }

    /** What is written is well-formed, and nothing changes but what may. */
    private void result(byte[] input, byte[] output) {
        if (Arrays.equals(input, output)) {
            return;
        }
        String fault = fault(output);
        // The JDK's parser knows only the fourth edition of XML, which has fewer letters.
        claim(fault == null || fault(input) != null, "the result is not well-formed: " + fault);
        if (fault == null) {
            try {
                outside(SourceText.of(input), SourceText.of(output));
            } catch (DocumentException e) {
                claim(false, "the result cannot be read: " + e.getMessage());
            }
        }
    }

    private void outside(SourceText input, SourceText output) {
        claim(input.charset().equals(output.charset()), "the encoding changes");
        RawXml before = RawXml.parse(input.text());
        RawXml after = RawXml.parse(output.text());
        claim(before.name().equals(after.name()), "the root changes");
        // A network may change as a whole, and so may an interface that stands alone.
        if (!before.name().startsWith("network") && !before.name().equals("interface")) {
            claim(kept(before).equals(kept(after)), "something outside the interfaces changes");
            return;
        }
        String head = input.text().substring(0, input.text().indexOf(before.written()));
        String tail = input.text().substring(head.length() + before.written().length());
        claim(output.text().equals(head + after.written() + tail), "something outside the root changes");
        claim(own(before).equals(own(after)), "something that is not of the forward mode changes");
    }

    /** Where --host-access adds an interface, there may be a comment before it. */
    private String kept(RawXml root) {
        String text = root.withoutInterfaces();
        return attempt.words().contains("--host-access") ? text.replaceAll("\\s*\0interface\0", "") : text;
    }

    /** What a network keeps in every mode. */
    private static List<String> own(RawXml network) {
        return network.children().stream()
                .filter(child -> Set.of("name", "uuid", "title", "description", "metadata")
                        .contains(child.name()))
                .map(RawXml::written)
                .toList();
    }

    // Several conversions

    private void convertMany() throws IOException {
        Result run = run(attempt.with("-i"));
        exit = run.exit();
        Map<String, byte[]> after = workshop.files();
        untouched(run, after);
        for (Map.Entry<String, byte[]> file : after.entrySet()) {
            byte[] before = attempt.files().get(file.getKey());
            if (before != null && !Arrays.equals(before, file.getValue())) {
                written++;
                result(before, file.getValue());
            }
        }
        workshop.lay(attempt.files());
        if (run.exit() == 2) {
            // A list that names standard input, perhaps, which has a diff and no place.
            return;
        }
        Result diff = run(attempt.with("--diff"));
        claim(diff.exit() == run.exit(), "--diff: exit code " + diff.exit() + ", -i: " + run.exit());
        Map<String, byte[]> wanted = new TreeMap<>(attempt.files());
        wanted.putAll(patched(diff.out()));
        claim(same(wanted, after), "the diff is not what is written");
    }

    /** Of what an error is told, not a byte is changed; and no other file comes or goes. */
    private void untouched(Result run, Map<String, byte[]> after) {
        claim(after.keySet().equals(attempt.files().keySet()), "other files: " + after.keySet());
        for (Map.Entry<String, byte[]> file : attempt.files().entrySet()) {
            if (tells(run, file.getKey()) || run.exit() == 2) {
                claim(
                        Arrays.equals(file.getValue(), after.get(file.getKey())),
                        "changed though refused: " + file.getKey());
            }
        }
    }

    // The other commands

    private void check() throws IOException {
        String format = List.of("text", "json", "sarif", "github").get(random.nextInt(4));
        Result run = run(attempt.with("--format", format));
        exit = run.exit();
        if (run.exit() != 2) {
            formatted(run, format);
        }
        switch (random.nextInt(4)) {
            case 0 -> fix();
            case 1 -> baseline();
            default -> {}
        }
    }

    private void formatted(Result run, String format) {
        String out = text(run.out());
        switch (format) {
            case "text" -> visible(out, "standard output");
            case "github" -> {
                visible(out, "standard output");
                claim(out.lines().allMatch(line -> ANNOTATION.matcher(line).matches()), "no annotation: " + out);
            }
            default -> claim(json(run.out()) != null, "no JSON: " + out);
        }
    }

    private void fix() throws IOException {
        Result diff = run(attempt.with("--fix", "--diff"));
        Map<String, byte[]> wanted = new TreeMap<>(attempt.files());
        Map<String, byte[]> changed = patched(diff.out());
        wanted.putAll(changed);
        changed.forEach((name, bytes) -> {
            boolean was = fault(attempt.files().get(name)) == null;
            claim(!was || fault(bytes) == null, "the fix is not well-formed: " + fault(bytes));
        });
        Result fix = run(attempt.with("--fix", "-i"));
        claim(fix.exit() == diff.exit(), "--fix -i: exit code " + fix.exit() + ", --diff: " + diff.exit());
        filesAre(wanted, "--fix -i");
        written += changed.size();
        Result again = run(attempt.with("--fix", "--diff"));
        claim(again.out().length == 0, "a second --fix changes more");
    }

    /** What was found is known then. */
    private void baseline() throws IOException {
        boolean given = attempt.words().contains("--baseline");
        List<String> words = given ? attempt.words() : attempt.with("--baseline", "known.json");
        List<String> write = new ArrayList<>(words);
        write.add("--write-baseline");
        Result first = run(write);
        Result second = run(words);
        if (first.exit() != 2 && first.exit() != 3) {
            claim(second.exit() == 0, "not all is known after --write-baseline: " + second.exit() + text(second.out()));
        } else if (first.exit() == 2) {
            filesAre(attempt.files(), "a refused baseline");
        }
    }

    private void list() throws IOException {
        Result run = run(attempt.words());
        exit = run.exit();
        visible(text(run.out()), "standard output");
        if (random.nextBoolean()) {
            Result csv = run(attempt.with("--format", "csv"));
            claim(csv.exit() == run.exit(), "csv: exit code " + csv.exit());
            visible(text(csv.out()), "CSV");
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text(csv.out()))) {
                long widths = reader.stream()
                        .mapToInt(CsvRecord::getFieldCount)
                        .distinct()
                        .count();
                claim(widths <= 1, "rows of CSV are not of one length");
            }
        } else {
            Result json = run(attempt.with("--format", "json"));
            claim(json.exit() == run.exit(), "json: exit code " + json.exit());
            claim(json.exit() == 2 || json(json.out()) != null, "no JSON: " + text(json.out()));
        }
        filesAre(attempt.files(), "list");
    }

    /** What is defined has nothing that check calls an error. */
    private void network() throws IOException {
        Result run = run(attempt.words());
        exit = run.exit();
        claim(run.exit() == 0 || run.out().length == 0, "something was printed though it failed");
        if (run.exit() == 0 && run.out().length > 0 && fault(run.out()) == null) {
            written++;
            if (random.nextBoolean()) {
                return;
            }
            workshop.write("n.xml", run.out());
            int at = attempt.words().indexOf("--libvirt");
            List<String> words = new ArrayList<>(List.of("check", "n.xml"));
            if (at > 0) {
                words.addAll(attempt.words().subList(at, at + 2));
            }
            Result check = run(words);
            claim(check.exit() == 0, "check finds: " + text(check.out()) + text(check.err()));
        } else if (run.exit() == 0) {
            claim(text(run.out()).startsWith("Usage: "), "not well-formed: " + text(run.out()));
        }
    }

    private void any() throws IOException {
        Result run = run(attempt.words());
        exit = run.exit();
        if (run.exit() == 2) {
            filesAre(attempt.files(), "a wrong command line");
        }
        Map<String, byte[]> after = workshop.files();
        attempt.files().keySet().forEach(name -> claim(after.containsKey(name), "gone: " + name));
        claim(after.keySet().stream().noneMatch(name -> name.contains(".xmlnet-")), "left: " + after.keySet());
    }

    // What every run promises

    private Result run(List<String> words) {
        Result run = InProcess.run(attempt.files().get(Attempt.INPUT), words);
        String err = text(run.err());
        claim(run.exit() >= 0 && run.exit() <= 3, "exit code " + run.exit() + ": " + err);
        claim(!TRACE.matcher(err).find(), "a trace: " + err);
        bug |= run.exit() == 70;
        memory |= err.contains("[memory]");
        visible(err, "standard error");
        if (run.exit() == 2 || run.exit() == 3) {
            claim(
                    (err + new String(run.out(), ISO_8859_1)).contains("error"),
                    "exit code " + run.exit() + " without an error");
        }
        return run;
    }

    private static boolean tells(Result run, String name) {
        // A message may hold the name and the word, too.
        Pattern error = Pattern.compile(Pattern.quote(name) + ":(\\d+:\\d+:)? error: .*");
        return text(run.err()).lines().anyMatch(line -> error.matcher(line).matches());
    }

    /** No character of a text moves the cursor, hides or turns around; no line is a command of a CI runner. */
    private void visible(String text, String where) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean hidden = (Character.isISOControl(c) && c != '\n' && c != '\t')
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (hidden) {
                claim(false, "U+" + Integer.toHexString(c) + " on " + where + ": " + text);
                return;
            }
        }
        boolean annotations =
                where.equals("standard output") && ANNOTATION.matcher(text).lookingAt();
        claim(
                annotations
                        || text.lines().noneMatch(line -> line.stripLeading().startsWith("::")),
                "a command of a CI runner on " + where + ": " + text);
    }

    private Map<String, byte[]> patched(byte[] diff) {
        try {
            Map<String, byte[]> after = UnifiedDiff.apply(diff, workshop.laid());
            applied += after.size();
            return after;
        } catch (RuntimeException e) {
            claim(false, "the diff does not apply: " + e.getMessage());
            return Map.of();
        }
    }

    private void filesAre(Map<String, byte[]> wanted, String after) throws IOException {
        Map<String, byte[]> files = workshop.files();
        files.keySet().removeIf(name -> name.equals("known.json"));
        Set<String> other = new TreeSet<>(files.keySet());
        other.addAll(wanted.keySet());
        other.removeIf(name -> Arrays.equals(files.get(name), wanted.get(name)));
        claim(other.isEmpty(), "after " + after + " these are not as they should be: " + other);
    }

    private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), other.get(file.getKey())));
    }

    private void claim(boolean holds, String what) {
        if (!holds) {
            broken.add(what.length() > 1000 ? what.substring(0, 1000) + "..." : what);
        }
    }

    // Reading what was printed

    private static XMLInputFactory parser() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // The JDK has limits that XML has not.
        factory.setProperty("jdk.xml.maxXMLNameLimit", Integer.MAX_VALUE);
        factory.setProperty("jdk.xml.elementAttributeLimit", Integer.MAX_VALUE);
        factory.setProperty("jdk.xml.maxElementDepth", Integer.MAX_VALUE);
        return factory;
    }

    /** Why a document is not well-formed, by a parser that xmlnet does not use; null if it is. */
    private static String fault(byte[] document) {
        try {
            XMLStreamReader reader = PARSER.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.hasNext()) {
                reader.next();
            }
            return null;
        } catch (XMLStreamException e) {
            return e.getMessage();
        }
    }

    private static JsonElement json(byte[] bytes) {
        try {
            return JsonParser.parseString(text(bytes));
        } catch (JsonParseException e) {
            return null;
        }
    }

    /** A text that is in UTF-8. */
    private static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("not in UTF-8: " + new String(bytes, ISO_8859_1), e);
        }
    }
}
