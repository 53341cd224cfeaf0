<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="xs">
  <xsl:template name="xsl:initial-template">
    <interface type="direct"><source dev="eth0" mode="bridge"/><mtu size="9000"/></interface>
  </xsl:template>
</xsl:stylesheet>
