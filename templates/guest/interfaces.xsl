<?xml version="1.0" encoding="UTF-8"?>
<!-- A whole /etc/network/interfaces for ifupdown, which finds the interface by its MAC address in small letters. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:import href="xmlnet:guest/stanzas.xsl"/>

  <xsl:template match="/reservations">
    <file path="/etc/network/interfaces"><xsl:call-template name="interfaces"/></file>
  </xsl:template>
</xsl:stylesheet>
