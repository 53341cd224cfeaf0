/**
 * What other programs read: findings, changes and inventories as JSON, SARIF, CSV and the forms of CI servers; and the JSON that
 * xmlnet reads itself. It needs Gson and, for CSV, FastCSV on the class path, which the library does not bring along.
 */
@NullMarked
package dev.xmlnet.report;

import org.jspecify.annotations.NullMarked;
