<?xml version="1.0" encoding="UTF-8"?>
<!-- A file of netplan beside those that there are. Its rule for udev compares MAC addresses as text, which the kernel writes in small letters. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:import href="xmlnet:guest/ethernets.xsl"/>

  <xsl:template match="/reservations">
    <file path="/etc/netplan/99-xmlnet-{host[1]/@file}.yaml" mode="600">
      <xsl:text>network:&#10;  version: 2&#10;  ethernets:&#10;</xsl:text>
      <xsl:call-template name="ethernets"><xsl:with-param name="indent" select="'    '"/></xsl:call-template>
    </file>
  </xsl:template>
</xsl:stylesheet>
