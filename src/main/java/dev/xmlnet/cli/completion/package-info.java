/** {@code xmlnet completion}: scripts that complete commands, options and their values in bash, zsh and fish. */
@NullMarked
package dev.xmlnet.cli.completion;

import org.jspecify.annotations.NullMarked;
