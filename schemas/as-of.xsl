<?xml version="1.0" encoding="UTF-8"?>
<!-- One of the schemas as it was at an older libvirt, the parameter version (as in 9.0): without the parts that came later. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="http://relaxng.org/ns/structure/1.0"
    xmlns:x="https://xmlnet.dev/since">

  <xsl:param name="version"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="r:*[@x:since]">
    <xsl:variable name="since" select="translate(@x:since, '~', '')"/>
    <xsl:variable name="sinceMajor" select="number(substring-before($since, '.'))"/>
    <xsl:variable name="sinceMinor" select="number(substring-before(concat(substring-after($since, '.'), '.'), '.'))"/>
    <xsl:variable name="major" select="number(substring-before($version, '.'))"/>
    <xsl:variable name="minor" select="number(substring-before(concat(substring-after($version, '.'), '.'), '.'))"/>
    <xsl:choose>
      <xsl:when test="$sinceMajor &lt; $major or ($sinceMajor = $major and $sinceMinor &lt;= $minor)">
        <xsl:copy>
          <xsl:apply-templates select="@*|node()"/>
        </xsl:copy>
      </xsl:when>
      <!-- What may be left out today was compulsory. -->
      <xsl:when test="self::r:optional">
        <xsl:apply-templates/>
      </xsl:when>
      <!-- In place of what was not there: nothing that could match. -->
      <xsl:otherwise>
        <r:notAllowed/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
