package dev.xmlnet.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlappingBlocksTest {
    private record Owned(IpBlock block, int owner) {}

    /** Of few owners some have most of the blocks, so that much is left out. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void asALookAtEachPairFinds(int owners) {
        Random random = new Random(owners);
        for (int round = 0; round < 50; round++) {
            List<Owned> all = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                all.add(new Owned(block(random), random.nextInt(owners)));
            }
            OverlappingBlocks<Owned> blocks =
                    new OverlappingBlocks<>(all.stream().map(Owned::block).toList());
            all.forEach(one -> blocks.add(one.block, one.owner, one));
            for (Owned one : all) {
                is(blocks.equal(one.block, one.owner), all, one, other -> other.block.equals(one.block));
                is(
                        blocks.parts(one.block, one.owner),
                        all,
                        one,
                        other -> other.block.overlaps(one.block) && !other.block.equals(one.block));
            }
        }
    }

    private static IpBlock block(Random random) {
        boolean six = random.nextInt(4) == 0;
        String text = six ? "fd00::" + random.nextInt(3) : "10.0.0." + random.nextInt(8);
        IpAddress address = IpAddress.of(text);
        return IpBlock.of(address, address.bits() - random.nextInt(5));
    }

    private static void is(OverlappingBlocks.Found<Owned> found, List<Owned> all, Owned one, Predicate<Owned> meets) {
        List<Owned> expected = all.stream()
                .filter(other -> other.owner != one.owner)
                .filter(meets)
                .toList();
        assertThat(found.count()).isEqualTo(expected.size());
        assertThat(found.first().stream().map(OverlappingBlocks.Member::what).toList())
                .isEqualTo(expected.subList(0, Math.min(Finding.MOST_OTHERS, expected.size())));
    }
}
