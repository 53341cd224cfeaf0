<?xml version="1.0" encoding="UTF-8"?>
<!-- What belongs between the brackets of "reservations" in a subnet of Kea's Dhcp6. -->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:template match="/reservations">
    <xsl:text>"reservations": [&#10;</xsl:text>
    <xsl:for-each select="host">
      <xsl:variable name="addresses" select="string-join(ip ! ('&quot;' || @address || '&quot;'), ', ')"/>
      <xsl:text>  {{ "hw-address": "{@mac}", "ip-addresses": [ {$addresses} ]{@name ! (', "hostname": "' || . || '"')} }}</xsl:text>
      <xsl:text>{if (position() = last()) then '' else ','}&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>]&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
