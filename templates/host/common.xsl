<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the dialects share. A stylesheet of one's own imports it as xmlnet:common.xsl.
-->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:xmlnet" exclude-result-prefixes="#all">

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- A word for a POSIX shell: plain ones as they are, all others in single quotes. -->
  <xsl:function name="x:sh" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="
        if (matches($word, '^[A-Za-z0-9._/:+,@%-]+$')) then $word
        else '''' || replace($word, '''', '''\\''''') || ''''"/>
  </xsl:function>

  <!-- Lines as a text, each with its end. -->
  <xsl:function name="x:text" as="xs:string">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:sequence select="string-join($lines ! (. || '&#10;'))"/>
  </xsl:function>

  <!-- A section of an INI file, and nothing if it has no lines. -->
  <xsl:function name="x:section" as="xs:string*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:sequence select="if (exists($lines)) then ('[' || $name || ']', $lines, '') else ()"/>
  </xsl:function>

  <!-- Sections as a text, with a blank line between them. -->
  <xsl:function name="x:ini" as="xs:string">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:sequence select="x:text($lines[position() lt last() or . != ''])"/>
  </xsl:function>

  <!-- 192.0.2.10/24 of an <ip>, or the network of a <route>; default where the route says none. -->
  <xsl:function name="x:cidr" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="if ($part/@address) then $part/@address || '/' || $part/@prefix else 'default'"/>
  </xsl:function>

  <!-- The network of a <route> for programs that have no word for all networks. -->
  <xsl:function name="x:network" as="xs:string">
    <xsl:param name="route" as="element(route)"/>
    <xsl:sequence select="
        if ($route/@address) then x:cidr($route) else if ($route/../@family = 'ipv6') then '::/0' else '0.0.0.0/0'"/>
  </xsl:function>

  <!-- The name servers of a protocol's family. -->
  <xsl:function name="x:servers" as="xs:string*">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:param name="family" as="xs:string"/>
    <xsl:sequence select="$plan/dns/server[contains(@address, ':') = ($family = 'ipv6')]/@address ! string()"/>
  </xsl:function>

  <!-- A mode of macvtap as Linux calls it. -->
  <xsl:function name="x:mode" as="xs:string">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:sequence select="$plan/macvtap/@mode ! (if (. = 'passthrough') then 'passthru' else string())"/>
  </xsl:function>

  <!-- The NIC of a plan, whatever is made on it. -->
  <xsl:function name="x:nic" as="xs:string">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:sequence select="string($plan/descendant-or-self::interface[@type = ('ethernet', 'bond')][1]/@name)"/>
  </xsl:function>

  <!-- The port of a bridge that goes to the LAN: the NIC, or a VLAN of it. -->
  <xsl:function name="x:port" as="xs:string">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:sequence select="string($plan/bridge/interface[1]/@name)"/>
  </xsl:function>

  <!-- The route to everywhere of a family, without a metric and in the main table. -->
  <xsl:function name="x:gateway" as="xs:string?">
    <xsl:param name="protocol" as="element(protocol)?"/>
    <xsl:sequence select="$protocol/route[not(@address | @metric | @table)][1]/@gateway ! string()"/>
  </xsl:function>

  <!-- The routes that x:gateway does not tell. -->
  <xsl:function name="x:routes" as="element(route)*">
    <xsl:param name="protocol" as="element(protocol)?"/>
    <xsl:sequence select="$protocol/route except $protocol/route[not(@address | @metric | @table)][1]"/>
  </xsl:function>

  <!-- A dialect with a script imports xmlnet:script.xsl, which has another. -->
  <xsl:template match="/script" mode="script">
    <xsl:call-template name="x:refuse">
      <xsl:with-param name="why" select="'this dialect has no script; use its files or commands by hand'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The address that the bridge takes; a file cannot look it up. -->
  <xsl:function name="x:mac" as="xs:string">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:if test="not($plan/mac)">
      <xsl:call-template name="x:refuse">
        <xsl:with-param name="why"
            select="'the MAC address of ' || x:nic($plan) || ' is not known, and this dialect cannot look it up; give it'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:sequence select="string($plan/mac/@address)"/>
  </xsl:function>

  <!-- The same for a shell, which looks it up. -->
  <xsl:function name="x:sh-mac" as="xs:string">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:sequence select="
        ($plan/mac/@address ! string(), '$(cat ' || x:sh('/sys/class/net/' || x:nic($plan) || '/address') || ')')[1]"/>
  </xsl:function>

  <!-- NetworkManager's profile of a port. -->
  <xsl:function name="x:port-name" as="xs:string">
    <xsl:param name="port" as="element(interface)"/>
    <xsl:sequence select="$port/../../@name || '-' || $port/@name"/>
  </xsl:function>

  <!-- A dialect without words for something says so here, and what to do. -->
  <xsl:template name="x:refuse">
    <xsl:param name="why" as="xs:string"/>
    <xsl:message terminate="yes">{$why}</xsl:message>
  </xsl:template>
</xsl:stylesheet>
