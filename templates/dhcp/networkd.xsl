<?xml version="1.0" encoding="UTF-8"?>
<!-- A drop-in for the .network that has DHCPServer=yes: /etc/systemd/network/NAME.network.d/guests.conf. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:template match="/reservations">
    <xsl:for-each select="host">
      <xsl:text>{if (position() = 1) then '' else '&#10;'}</xsl:text>
      <xsl:text>{@guest ! ('# ' || . || '&#10;')}[DHCPServerStaticLease]&#10;MACAddress={@mac}&#10;Address={ip[1]/@address}&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
