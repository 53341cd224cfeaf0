<?xml version="1.0" encoding="UTF-8"?>
<!-- A file of systemd-networkd for each interface. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:template match="/reservations">
    <xsl:for-each select="host">
      <xsl:variable name="lines" as="xs:string*" select="
          '[Match]', 'MACAddress=' || @mac, '',
          '[Network]',
          ip ! ('Address=' || @address || '/' || @prefix),
          ip/@gateway ! ('Gateway=' || .),
          dns/@address ! ('DNS=' || .)"/>
      <file path="/etc/systemd/network/10-{@nic}.network">{string-join($lines ! (. || '&#10;'))}</file>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
