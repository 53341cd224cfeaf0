package dev.xmlnet.args.shell;

/**
 * A file that the shell opens for a command.
 *
 * @param descriptor the number that the command knows it by
 * @param operator such as {@code <>}
 * @param target the file's name, or a descriptor's number
 */
public record Redirection(int descriptor, String operator, Word target) {}
