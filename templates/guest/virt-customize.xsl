<?xml version="1.0" encoding="UTF-8"?>
<!-- A command that writes /etc/network/interfaces into the disk of a guest that is off. No name or address has an apostrophe. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:import href="xmlnet:guest/stanzas.xsl"/>

  <xsl:template match="/reservations">
    <xsl:variable name="text" as="xs:string*"><xsl:call-template name="interfaces"/></xsl:variable>
    <xsl:text>virt-customize -d {host[1]/@shell-guest} --write '/etc/network/interfaces:{string-join($text)}'&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
