package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.support.Carrier;
import dev.xmlnet.libvirt.support.Row;
import dev.xmlnet.libvirt.support.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Libvirt judges the whole support table: each row has a sample, and each sample a row. */
class SampleTest {
    private static final List<Row<Carrier>> ROWS = Tables.interfaces().rows();

    @Test
    void everyRowHasASampleAndEverySampleARow() {
        assertThat(Sample.PARTS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ROWS.stream().map(Row::title).toList());
    }

    @Test
    void everySampleBearsThePart() {
        assertThat(ROWS)
                .allSatisfy(row -> assertThat(Sample.facts(row)).as(row.title()).isNotEmpty());
    }
}
