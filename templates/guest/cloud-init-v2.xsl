<?xml version="1.0" encoding="UTF-8"?>
<!-- cloud-init's network-config, version 2. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:import href="xmlnet:guest/ethernets.xsl"/>

  <xsl:template match="/reservations">
    <file path="/network-config">
      <xsl:text>version: 2&#10;ethernets:&#10;</xsl:text>
      <xsl:call-template name="ethernets"><xsl:with-param name="indent" select="'  '"/></xsl:call-template>
    </file>
  </xsl:template>
</xsl:stylesheet>
