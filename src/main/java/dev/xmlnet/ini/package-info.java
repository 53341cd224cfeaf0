/** Files of sections and settings, as NetworkManager's profiles and systemd-networkd's files are, read so that every byte comes back. */
@NullMarked
package dev.xmlnet.ini;

import org.jspecify.annotations.NullMarked;
