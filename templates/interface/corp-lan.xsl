<?xml version="1.0" encoding="UTF-8"?>
<!--
  A target of one's own: xmlnet convert - -templates templates/interface - -to corp-lan - -param vlan=42 guest.xml
  (each "- -" is written together). The result is the least <interface>: what it says is written into the guest's
  interface, and what it does not say stays as far as libvirt lets it.
-->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="xs">

  <xsl:param name="vlan" as="xs:integer" required="yes"/>
  <xsl:param name="bridge" as="xs:string" select="'br-corp'"/>

  <xsl:template name="xsl:initial-template">
    <xsl:if test="not($vlan = (40 to 49))">
      <xsl:message terminate="yes">VLAN {$vlan} is not one of ours: they are 40 to 49</xsl:message>
    </xsl:if>
    <interface type="bridge">
      <source bridge="{$bridge}"/>
      <virtualport type="openvswitch"/>
      <vlan>
        <tag id="{$vlan}"/>
      </vlan>
    </interface>
  </xsl:template>
</xsl:stylesheet>
