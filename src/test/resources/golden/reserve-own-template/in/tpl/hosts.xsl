<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/reservations"><xsl:for-each select="host"><xsl:text>{ip/@address} {@guest}&#10;</xsl:text></xsl:for-each></xsl:template>
</xsl:stylesheet>
