<?xml version="1.0" encoding="UTF-8"?>
<!-- cloud-init's network-config, version 1. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:template match="/reservations">
    <file path="/network-config">
      <xsl:text>version: 1&#10;config:&#10;</xsl:text>
      <xsl:for-each select="host">
        <xsl:variable name="host" select="."/>
        <xsl:variable name="lines" as="xs:string*" select="
            '- type: physical',
            '  name: ' || @nic,
            '  mac_address: &quot;' || @mac || '&quot;',
            '  subnets:',
            ip ! (
                '  - type: ' || (if (@family = 'ipv6') then 'static6' else 'static'),
                '    address: &quot;' || @address || '/' || @prefix || '&quot;',
                @gateway ! ('    gateway: &quot;' || . || '&quot;'),
                (if (. is $host/ip[1] and $host/dns) then ('    dns_nameservers:', $host/dns ! ('    - &quot;' || @address || '&quot;')) else ()))"/>
        <xsl:text>{string-join($lines ! (. || '&#10;'))}</xsl:text>
      </xsl:for-each>
    </file>
  </xsl:template>
</xsl:stylesheet>
