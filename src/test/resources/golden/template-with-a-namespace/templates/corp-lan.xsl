<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="xsl:initial-template">
    <interface type="bridge">
      <note xmlns="https://example.org/notes">the second floor</note>
      <source bridge="br7"/>
    </interface>
  </xsl:template>
</xsl:stylesheet>
