<?xml version="1.0" encoding="UTF-8"?>
<!-- The peer: the identity, and one template that does what "convert to bridge" does to a NAT interface. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="interface[@type='network']">
    <interface type="bridge">
      <xsl:apply-templates select="@*[name() != 'type']"/>
      <xsl:apply-templates select="mac"/>
      <source bridge="br0"/>
      <xsl:apply-templates select="*[not(self::mac or self::source or self::target or self::alias)]"/>
    </interface>
  </xsl:template>
</xsl:stylesheet>
