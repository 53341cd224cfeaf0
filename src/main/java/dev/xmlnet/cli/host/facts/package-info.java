/** {@code xmlnet host facts}: the script that collects facts of a host. */
@NullMarked
package dev.xmlnet.cli.host.facts;

import org.jspecify.annotations.NullMarked;
