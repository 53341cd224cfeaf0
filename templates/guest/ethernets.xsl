<?xml version="1.0" encoding="UTF-8"?>
<!-- The devices of netplan, which version 2 of cloud-init's network-config has too. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:template name="ethernets">
    <xsl:param name="indent" as="xs:string"/>
    <xsl:for-each select="host">
      <xsl:variable name="lines" as="xs:string*" select="
          @nic || ':',
          '  match:',
          '    macaddress: &quot;' || @mac || '&quot;',
          '  set-name: ' || @nic,
          '  addresses:',
          ip ! ('  - &quot;' || @address || '/' || @prefix || '&quot;'),
          ip[@gateway][1] ! '  routes:',
          ip[@gateway] ! ('  - to: ' || (if (@family = 'ipv6') then '&quot;::/0&quot;' else '0.0.0.0/0'), '    via: &quot;' || @gateway || '&quot;'),
          dns[1] ! ('  nameservers:', '    addresses:'),
          dns ! ('    - &quot;' || @address || '&quot;')"/>
      <xsl:text>{string-join($lines ! ($indent || . || '&#10;'))}</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
