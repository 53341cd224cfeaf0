<?xml version="1.0" encoding="UTF-8"?>
<!-- The text of /etc/network/interfaces, for a file and for a command that writes it. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:template name="interfaces">
    <xsl:text>auto lo&#10;iface lo inet loopback&#10;</xsl:text>
    <xsl:apply-templates select="host" mode="stanzas"/>
  </xsl:template>

  <xsl:template match="host" mode="stanzas">
    <xsl:variable name="host" select="."/>
    <xsl:text>&#10;auto mac/{@mac}={@nic}&#10;</xsl:text>
    <xsl:for-each select="ip">
      <xsl:text>iface {$host/@nic} {if (@family = 'ipv6') then 'inet6' else 'inet'} static&#10;</xsl:text>
      <xsl:text>    address {@address}/{@prefix}&#10;</xsl:text>
      <xsl:text>{@gateway ! ('    gateway ' || . || '&#10;')}</xsl:text>
      <xsl:if test="position() = 1 and $host/dns">
        <xsl:text>    dns-nameservers {string-join($host/dns/@address, ' ')}&#10;</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
