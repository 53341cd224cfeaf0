<?xml version="1.0" encoding="UTF-8"?>
<!-- Host declarations for ISC dhcpd.conf. Its IPv6 server finds a guest by its MAC address too, where the client's packets show it. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:template match="/reservations">
    <xsl:apply-templates select="host"/>
  </xsl:template>

  <xsl:template match="host">
    <xsl:text>host {@label} {{&#10;  hardware ethernet {@mac};&#10;</xsl:text>
    <xsl:for-each select="ip">
      <xsl:text>  fixed-address{if (@family = 'ipv6') then '6' else ''} {@address};&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>}}&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
