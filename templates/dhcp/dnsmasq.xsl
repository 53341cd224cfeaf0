<?xml version="1.0" encoding="UTF-8"?>
<!-- Lines for dnsmasq.conf or a file of its conf-dir. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:template match="/reservations">
    <xsl:apply-templates select="host"/>
  </xsl:template>

  <xsl:template match="host">
    <xsl:variable name="addresses" select="ip ! (if (@family = 'ipv6') then '[' || @address || ']' else string(@address))"/>
    <xsl:text>dhcp-host={string-join((@mac, $addresses, @name), ',')}&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
