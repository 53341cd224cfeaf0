<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="xs">
  <xsl:param name="zone" as="xs:string" select="'office'"/>
  <xsl:template name="xsl:initial-template">
    <xsl:if test="$zone = 'dmz'">
      <xsl:message>the DMZ is filtered by the firewall team</xsl:message>
    </xsl:if>
    <xsl:if test="not($zone = ('office', 'dmz'))">
      <xsl:message terminate="yes">there is no zone '<xsl:value-of select="$zone"/>'</xsl:message>
    </xsl:if>
    <interface type="bridge">
      <source bridge="br-{$zone}"/>
      <vlan><tag id="{if ($zone = 'dmz') then 20 else 10}"/></vlan>
    </interface>
  </xsl:template>
</xsl:stylesheet>
