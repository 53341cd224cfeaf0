package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ADR002: what {@code --against} a revision of git finds, in a repository of its own. */
class AgainstTest {
    private static final String ADDRESS = "<address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>";
    private static final String GUEST = """
            <domain type='kvm'>
              <name>web1</name>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <devices>
                <interface type='network'>
                  <mac address='52:54:00:00:00:01'/>
                  <source network='default'/>
                  <model type='virtio'/>
                  %s
                </interface>
              </devices>
            </domain>
            """;

    @TempDir
    private Path directory;

    private Path guest;

    @BeforeEach
    void commitAGuest() throws Exception {
        guest = directory.resolve("web1.xml");
        Files.writeString(guest, GUEST.formatted(ADDRESS));
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-q", "-m", "guest");
    }

    @Test
    void nothingChanged() throws Exception {
        assertThat(check("HEAD")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void theSameAddressInOtherDigitsIsNoMove() throws Exception {
        Files.writeString(guest, GUEST.formatted("<address type='pci' bus='1' slot='0'/>"));
        assertThat(check("HEAD").out()).doesNotContain("ADR002");
    }

    @Test
    void anAddressThatMoved() throws Exception {
        Files.writeString(guest, GUEST.formatted(ADDRESS.replace("bus='0x01'", "bus='0x02'")));
        assertThat(check("HEAD"))
                .isEqualTo(new Run(
                        0,
                        "web1.xml:12:7: warning: the address of the interface was 0000:01:00.0 and is 0000:02:00.0: the"
                                + " guest may name its NIC anew; keep the old one, or see to the guest's configuration"
                                + " [ADR002]\n",
                        "xmlnet: 1 file: 1 warning\n"));
    }

    @Test
    void anAddressThatIsGone() throws Exception {
        Files.writeString(guest, GUEST.formatted("<boot order='1'/>"));
        assertThat(check("HEAD").out())
                .isEqualTo("web1.xml:8:5: warning: the address of the interface was 0000:01:00.0 and is gone: libvirt"
                        + " chooses another, and the guest may name its NIC anew; keep the <address> [ADR002]\n");
    }

    @Test
    void aNewFileWasNothingBefore() throws Exception {
        Files.writeString(
                directory.resolve("web2.xml"),
                GUEST.formatted("").replace("web1", "web2").replace(":01", ":02"));
        git("add", ".");
        assertThat(check("HEAD").out()).isEmpty();
    }

    @Test
    void aRevisionThatIsNone() throws Exception {
        Run run = check("no-such-branch");
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("""
                        xmlnet check: error: --against no-such-branch: git says: fatal: Needed a single revision
                        Try 'xmlnet check --help'.
                        """);
    }

    private void moved() throws IOException {
        Files.writeString(guest, GUEST.formatted(ADDRESS.replace("bus='0x01'", "bus='0x02'")));
    }

    /** A repository that is checked out can bring its own .git/config, as in an archive. */
    @Test
    void nothingOfTheRepositoryIsRun() throws Exception {
        Path marker = directory.resolve("marker");
        Path program = directory.resolve("program");
        Files.writeString(program, "#!/bin/sh\necho \"$0 $*\" >>'" + marker + "'\ncat\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path hooks = Files.createDirectory(directory.resolve("hooks"));
        for (String hook : List.of(
                "post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout", "pre-auto-gc")) {
            Files.copy(program, hooks.resolve(hook), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(directory.resolve(".gitattributes"), "* filter=x diff=x merge=x text=auto\n");
        StringBuilder config = new StringBuilder();
        for (String key : List.of(
                "core.fsmonitor",
                "diff.external",
                "diff.x.textconv",
                "diff.x.command",
                "filter.x.clean",
                "filter.x.smudge",
                "filter.x.process",
                "merge.x.driver",
                "core.sshCommand",
                "core.pager",
                "core.editor",
                "core.askPass",
                "core.gitProxy",
                "core.alternateRefsCommand",
                "gpg.program",
                "credential.helper",
                "sequence.editor",
                "interactive.diffFilter",
                "pager.ls-tree",
                "pager.cat-file",
                "pager.rev-parse",
                "uploadpack.packObjectsHook")) {
            int last = key.lastIndexOf('.');
            int first = key.indexOf('.');
            config.append('[').append(key, 0, first);
            config.append(first < last ? " \"" + key.substring(first + 1, last) + "\"" : "");
            config.append("]\n")
                    .append(key.substring(last + 1))
                    .append(" = ")
                    .append(program)
                    .append('\n');
        }
        for (String alias : List.of("rev-parse", "ls-tree", "cat-file")) {
            config.append("[alias]\n")
                    .append(alias)
                    .append(" = !")
                    .append(program)
                    .append('\n');
        }
        config.append("[filter \"x\"]\nrequired = true\n[core]\nhooksPath = ")
                .append(hooks)
                .append('\n');
        config.append("[protocol \"ext\"]\nallow = always\n[remote \"o\"]\npromisor = true\nurl = ext::")
                .append(program)
                .append(" x\nuploadpack = ")
                .append(program)
                .append('\n');
        config.append("[extensions]\npartialClone = o\n[core]\nrepositoryformatversion = 1\n");
        Files.writeString(directory.resolve(".git/config"), config, StandardOpenOption.APPEND);
        moved();
        assertThat(check("HEAD").out()).contains("[ADR002]");
        assertThat(marker).doesNotExist();
        // What is missing would be fetched.
        try (var objects = Files.walk(directory.resolve(".git/objects"))) {
            for (Path object : objects.filter(Files::isRegularFile).toList()) {
                Files.delete(object);
            }
        }
        assertThat(check("HEAD").exit()).isIn(ExitCode.USAGE, ExitCode.INPUT);
        assertThat(marker).doesNotExist();
    }

    @Test
    void aContentThatIsMissingIsSaid() throws Exception {
        String blob = git("rev-parse", "HEAD:web1.xml").strip();
        Files.delete(directory.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
        moved();
        Run run = check("HEAD");
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.out()).contains("git does not give it as of HEAD: ", "[XML001]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff.relative=true",
                "diff.noprefix=true",
                "core.quotePath=true",
                "core.autocrlf=true",
                "core.autocrlf=input",
                "core.eol=crlf",
                "diff.orderFile=none",
                "core.ignoreStat=true",
                "core.checkStat=minimal",
                "core.trustctime=false",
                "color.ui=always",
                "core.precomposeUnicode=true",
                "core.bigFileThreshold=1",
                "diff.ignoreSubmodules=all",
                "core.worktree=..",
                "log.showSignature=true",
                "core.abbrev=4",
                "core.warnAmbiguousRefs=true",
                "core.sparseCheckout=true"
            })
    void noSettingChangesWhatIsFound(String setting) throws Exception {
        int equals = setting.indexOf('=');
        git("config", setting.substring(0, equals), setting.substring(equals + 1));
        moved();
        String found = check("HEAD").out();
        // The one that moves the tree away moves the guest out of it.
        assertThat(found)
                .satisfiesAnyOf(
                        some -> assertThat(some).contains("[ADR002]"),
                        none -> assertThat(setting).startsWith("core.worktree"));
    }

    @Test
    void lineEndsOfAnotherSystemAreNoChange() throws Exception {
        Files.writeString(guest, Files.readString(guest).replace("\n", "\r\n"));
        assertThat(check("HEAD")).isEqualTo(new Run(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-x",
                "--output=x",
                "--exec-path=/x",
                "",
                "HEAD\n",
                "HEAD:web1.xml",
                "a b",
                "@{",
                "HEAD..HEAD",
                "^HEAD",
                "\0"
            })
    void whatIsNoRevisionIsNoOption(String revision) throws Exception {
        assertThat(check(revision).exit()).isEqualTo(ExitCode.USAGE);
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(".git", "web1.xml");
        }
    }

    @Test
    void namesThatGitWouldQuoteAndPathsBelowLinks() throws Exception {
        String name = "d/ \u00fc\n\"web\"\t:2.xml";
        Path odd = directory.resolve(name);
        Files.createDirectories(odd.getParent());
        Files.writeString(odd, GUEST.formatted(ADDRESS).replace("web1", "web2").replace(":01'", ":02'"));
        git("add", ".");
        git("-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-q", "-m", "odd");
        Files.writeString(odd, Files.readString(odd).replace("bus='0x01'", "bus='0x02'"));
        assertThat(check("HEAD").out()).contains("[ADR002]");
        Path link = Files.createTempDirectory("link").resolve("x.xml");
        Files.createSymbolicLink(link, odd);
        assertThat(check("HEAD", link).out()).contains("[ADR002]");
        assertThat(check("HEAD", odd.getParent()).out()).contains("[ADR002]");
    }

    @Test
    void aShallowCloneAndABareOne() throws Exception {
        Path clone = directory.resolve("clone ");
        git("clone", "-q", "--depth", "1", "file://" + directory, clone.toString());
        Files.writeString(clone.resolve("web1.xml"), GUEST.formatted(ADDRESS.replace("bus='0x01'", "bus='0x02'")));
        assertThat(check("HEAD", clone).out()).contains("[ADR002]");
        assertThat(check("HEAD~1", clone).exit()).isEqualTo(ExitCode.USAGE);
        Path bare = directory.resolve("bare");
        git("clone", "-q", "--bare", directory.toString(), bare.toString());
        Files.copy(guest, bare.resolve("web1.xml"));
        Run run = check("HEAD", bare);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("git says: fatal: ");
    }

    /** As a hook gets it, and with a directory on the PATH that a repository can fill. */
    @Test
    void theEnvironmentIsNotTheRepositorys() throws Exception {
        moved();
        Path marker = directory.resolve("marker");
        for (String program : List.of("git", "virsh")) {
            Path fake = Files.writeString(directory.resolve(program), "#!/bin/sh\ntouch '" + marker + "'\n");
            assertThat(fake.toFile().setExecutable(true)).isTrue();
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.xmlnet.cli.Main",
                        "check",
                        "--against",
                        "HEAD",
                        "--libvirt",
                        "host",
                        "web1.xml")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("PATH", ".::" + environment.get("PATH") + ":");
        environment.put("GIT_DIR", "/nowhere");
        environment.put("GIT_WORK_TREE", "/nowhere");
        environment.put("GIT_INDEX_FILE", "nowhere");
        environment.put("GIT_EXTERNAL_DIFF", "touch '" + marker + "'; true");
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "core.fsmonitor");
        environment.put("GIT_CONFIG_VALUE_0", "touch " + marker);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        assertThat(said).contains(Files.isExecutable(Path.of("/usr/bin/virsh")) ? "[ADR002]" : "virsh is missing");
        assertThat(marker).doesNotExist();
    }

    private Run check(String revision) {
        return check(revision, directory);
    }

    private Run check(String revision, Path path) {
        List<String> words = List.of("check", "--against", revision, path.toString());
        return Run.of(InputStream.nullInputStream(), words).below(directory);
    }

    private String git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
