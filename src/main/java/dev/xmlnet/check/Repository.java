package dev.xmlnet.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What only a look across files shows. Files are added one after another; of each only what others may contradict is kept. Not
 * safe for many threads.
 */
public final class Repository {
    private final Check check;
    private final List<Facts> files = new ArrayList<>();
    private final Map<String, Ignores> ignores = new LinkedHashMap<>();

    /** No files yet. */
    public Repository(Check check) {
        this.check = check;
    }

    /** Adds a file. */
    public void add(Examined examined) {
        files.add(examined.facts());
        if (!examined.ignores().isEmpty()) {
            ignores.put(examined.path(), examined.ignores());
        }
    }

    /** What all files together show, by path; the findings of a file are in no order. To be asked once, when all are added. */
    public Map<String, List<Finding>> findings() {
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        findClashes(findings);
        ignores.forEach((path, some) -> {
            for (Finding useless : some.useless(check.rules())) {
                findings.computeIfAbsent(path, p -> new ArrayList<>()).add(useless);
            }
        });
        return findings;
    }

    private void findClashes(Map<String, List<Finding>> findings) {
        Map<String, List<Place>> places = new HashMap<>();
        for (Facts file : files) {
            for (Claim claim : file.claims()) {
                places.computeIfAbsent(claim.rule() + claim.key(), key -> new ArrayList<>(1))
                        .add(new Place(file.path(), claim.location()));
            }
        }
        for (Facts file : files) {
            for (Claim claim : file.claims()) {
                List<Place> all = places.get(claim.rule() + claim.key());
                if (all.size() > 1 && check.has(claim.rule())) {
                    add(findings, file.path(), claim, all);
                }
            }
        }
    }

    private void add(Map<String, List<Finding>> findings, String path, Claim claim, List<Place> all) {
        Ignores here = ignores.get(path);
        if (here != null && here.cover(claim.rule(), claim.location())) {
            return;
        }
        Place own = new Place(path, claim.location());
        List<Place> others = new ArrayList<>();
        for (Place place : all) {
            if (!place.equals(own) && others.size() < Finding.MOST_OTHERS) {
                others.add(place);
            }
        }
        Finding finding = new Finding(
                claim.rule(),
                claim.rule().severity(),
                claim.message(),
                claim.location(),
                claim.line(),
                others,
                all.size() - 1 - others.size(),
                false);
        findings.computeIfAbsent(path, p -> new ArrayList<>()).add(finding);
    }
}
