package dev.xmlnet.xml;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.InsertDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines in which two texts differ, looked for only where they are known to: the look at all takes the square of the
 * number of differences, and in a guest with 10,000 interfaces there may be as many.
 */
final class LineDiff {
    /** So many lines of one place are compared with each other; more are one change. */
    private static final int MOST_COMPARED = 200;

    private final List<String> before;
    private final List<String> after;
    private final List<Change> changes = new ArrayList<>();

    /** Lines that become others; ends are exclusive. */
    private record Change(int from, int to, int newFrom, int newTo) {
        Change down() {
            return new Change(from + 1, to + 1, newFrom + 1, newTo + 1);
        }
    }

    LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** Compares lines of one text with lines of the other, both behind those of the last call; ends are exclusive. */
    void compare(int beforeStart, int beforeEnd, int afterStart, int afterEnd) {
        int from = beforeStart;
        int newFrom = afterStart;
        while (from < beforeEnd && newFrom < afterEnd && before.get(from).equals(after.get(newFrom))) {
            from++;
            newFrom++;
        }
        if (beforeEnd - from + afterEnd - newFrom > MOST_COMPARED) {
            add(new Change(from, beforeEnd, newFrom, afterEnd));
            return;
        }
        var found = DiffUtils.diff(before.subList(from, beforeEnd), after.subList(newFrom, afterEnd));
        for (AbstractDelta<String> delta : found.getDeltas()) {
            int start = from + delta.getSource().getPosition();
            int newStart = newFrom + delta.getTarget().getPosition();
            add(new Change(
                    start,
                    start + delta.getSource().size(),
                    newStart,
                    newStart + delta.getTarget().size()));
        }
    }

    /** Two that touch are one. */
    private void add(Change change) {
        int last = changes.size() - 1;
        if (last >= 0
                && changes.get(last).to() == change.from()
                && changes.get(last).newTo() == change.newFrom()) {
            Change first = changes.remove(last);
            changes.add(new Change(first.from(), change.to(), first.newFrom(), change.newTo()));
        } else {
            changes.add(change);
        }
    }

    /** All that was found. */
    Patch<String> patch() {
        Patch<String> patch = new Patch<>();
        for (int i = 0; i < changes.size(); i++) {
            int end = i + 1 < changes.size() ? changes.get(i + 1).from() : before.size();
            Change change = lowered(changes.get(i), end);
            Chunk<String> source = new Chunk<>(change.from(), before.subList(change.from(), change.to()));
            Chunk<String> target = new Chunk<>(change.newFrom(), after.subList(change.newFrom(), change.newTo()));
            patch.addDelta(
                    source.size() == 0
                            ? new InsertDelta<>(source, target)
                            : target.size() == 0
                                    ? new DeleteDelta<>(source, target)
                                    : new ChangeDelta<>(source, target));
        }
        return patch;
    }

    /** Lines that come or go among equal ones come or go behind as many of these as there are, as others show it. */
    private Change lowered(Change change, int end) {
        Change lowest = change;
        if (change.from() == change.to()) {
            while (lowest.to() < end && before.get(lowest.to()).equals(after.get(lowest.newFrom()))) {
                lowest = lowest.down();
            }
        } else if (change.newFrom() == change.newTo()) {
            while (lowest.to() < end && before.get(lowest.to()).equals(before.get(lowest.from()))) {
                lowest = lowest.down();
            }
        }
        return lowest;
    }
}
