<?xml version="1.0" encoding="UTF-8"?>
<!-- A profile of NetworkManager for each interface; it reads only files that nobody else can. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:template match="/reservations">
    <xsl:for-each select="host">
      <xsl:variable name="host" select="."/>
      <xsl:variable name="lines" as="xs:string*" select="
          '[connection]', 'id=' || @nic, 'type=ethernet', '',
          '[ethernet]', 'mac-address=' || upper-case(@mac),
          for $family in ('ipv4', 'ipv6') return (
              '',
              '[' || $family || ']',
              (if (ip[@family = $family]) then 'method=manual' else if ($family = 'ipv4') then 'method=disabled' else 'method=auto'),
              ip[@family = $family] ! ('address' || position() || '=' || @address || '/' || @prefix || @gateway ! (',' || .)),
              (let $servers := dns[contains(@address, ':') = ($family = 'ipv6')]
               return $servers[1] ! ('dns=' || string-join($servers ! (@address || ';')))))"/>
      <file path="/etc/NetworkManager/system-connections/{@nic}.nmconnection" mode="600">{string-join($lines ! (. || '&#10;'))}</file>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
