<?xml version="1.0" encoding="UTF-8"?>
<!-- The same, with each result in a file of its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl">
  <xsl:import href="guest.xsl"/>
  <xsl:param name="out"/>
  <xsl:template match="/">
    <exsl:document href="{$out}/{domain/name}.xml">
      <xsl:apply-templates/>
    </exsl:document>
  </xsl:template>
</xsl:stylesheet>
