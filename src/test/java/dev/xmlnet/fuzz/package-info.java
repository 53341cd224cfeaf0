/**
 * A hunt for inputs and command lines at which a promise breaks: made at random from a seed, run in one process. {@code
 * bench/fuzz} runs many; {@code FuzzTest} some.
 */
package dev.xmlnet.fuzz;
