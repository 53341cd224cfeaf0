<?xml version="1.0" encoding="UTF-8"?>
<!--
  YAML of netplan, with networkd as its renderer. What netplan has no words for goes to networkd's own files, and to drop-ins of those that netplan
  makes, 10-netplan-NAME.
-->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:xmlnet" exclude-result-prefixes="#all">

  <xsl:param name="script" static="yes" as="xs:boolean" select="false()"/>
  <xsl:import href="xmlnet:networkd.xsl"/>

  <xsl:template match="/interface[@type = 'bridge']">
    <xsl:variable name="vlan" select="bridge/interface/vlan"/>
    <xsl:call-template name="x:look-first"/>
    <file path="/etc/netplan/90-{@name}.yaml" mode="600">
      <xsl:sequence select="x:text((
          'network:',
          '  version: 2',
          (if (bridge/interface/@type = 'bond') then '  bonds:' else '  ethernets:'),
          '    ' || x:yaml(x:nic(.)) || (if ($vlan) then ': {}' else ':'),
          (if ($vlan) then () else ('dhcp4: false', 'dhcp6: false', mtu ! ('mtu: ' || @size)) ! ('      ' || .)),
          $vlan ! (
              '  vlans:', '    ' || x:yaml(../@name) || ': {id: ' || @tag || ', link: ' || x:yaml(x:nic(/interface)) || '}'),
          '  bridges:',
          '    ' || x:yaml(@name) || ':',
          (x:bridge(.), x:host-lines(.)) ! ('      ' || .)))"/>
    </file>
    <xsl:call-template name="x:drop-ins"/>
  </xsl:template>

  <!-- DHCP of an earlier file ends by dhcp4: false; addresses of one are only added to. -->
  <xsl:template name="x:look-first">
    <xsl:for-each select="bridge/interface[@type = 'tap'][1]">
      <xsl:call-template name="x:refuse">
        <xsl:with-param name="why"
            select="'netplan has no taps; ' || @name || ' goes to /etc/systemd/network, see the dialect networkd'"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="not(bridge/interface/vlan)">
      <xsl:message>netplan keeps what another file of /etc/netplan gives {x:nic(.)}; remove it, or rewrite that file</xsl:message>
    </xsl:if>
    <xsl:if test="bridge/@stp = 'off'">
      <xsl:message>the renderer NetworkManager turns STP on; with that one add parameters {{stp: false}} to {@name}</xsl:message>
    </xsl:if>
  </xsl:template>

  <!-- netplan try takes back no bridge with parameters, and without them networkd has STP off. -->
  <xsl:function name="x:bridge" as="xs:string*">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:sequence select="
        'interfaces: [' || x:yaml(x:port($plan)) || ']',
        'macaddress: &quot;' || x:mac($plan) || '&quot;',
        $plan/mtu ! ('mtu: ' || @size),
        $plan/bridge[@stp = 'on'] ! 'parameters: {stp: true}'"/>
  </xsl:function>

  <xsl:function name="x:host-lines" as="xs:string*">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:variable name="six" select="$plan/protocol[@family = 'ipv6']"/>
    <xsl:sequence select="
        (if ($plan/protocol) then () else ('link-local: []', 'accept-ra: false')),
        $plan/protocol[@family = 'ipv4']/dhcp ! 'dhcp4: true',
        $six/dhcp ! 'dhcp6: true',
        $six ! ('accept-ra: ' || (if (dhcp | autoconf) then 'true' else 'false')),
        $plan[protocol/ip] ! ('addresses:', protocol/ip ! ('- ' || x:yaml(x:cidr(.)))),
        $plan[protocol/route] ! ('routes:', protocol/route ! ('- {' || string-join((
            'to: ' || x:yaml(x:cidr(.)), @gateway ! ('via: ' || x:yaml(.)), @metric ! ('metric: ' || .), @table ! ('table: ' || .)),
            ', ') || '}')),
        $plan/dns ! ('nameservers:', (
            .[server] ! ('  addresses: [' || string-join(server ! x:yaml(@address), ', ') || ']'),
            .[search] ! ('  search: [' || string-join(search ! x:yaml(@domain), ', ') || ']')))"/>
  </xsl:function>

  <!-- A scalar that every YAML takes for a string: a name that is no word of YAML, an IPv4 address, or in quotes. -->
  <xsl:function name="x:yaml" as="xs:string">
    <xsl:param name="scalar" as="xs:string"/>
    <xsl:sequence select="
        if (matches($scalar, '^([a-z][a-z0-9._-]*|[0-9]+([.][0-9]+){3}(/[0-9]+)?)$', 'i')
            and not(matches($scalar, '^(y|n|yes|no|on|off|true|false|null)$', 'i')))
        then $scalar
        else '&quot;' || $scalar || '&quot;'"/>
  </xsl:function>

  <xsl:template name="x:drop-ins">
    <xsl:variable name="host" select="protocol ! x:dhcp(.), x:vlans(.)"/>
    <xsl:if test="bridge/@vlan-aware">
      <file path="{$directory}10-netplan-{@name}.netdev.d/{@name}.conf">{x:ini(x:section('Bridge', 'VLANFiltering=yes'))}</file>
    </xsl:if>
    <xsl:if test="exists($host)">
      <file path="{$directory}10-netplan-{@name}.network.d/{@name}.conf">{x:ini($host)}</file>
    </xsl:if>
    <xsl:if test="vlan">
      <file path="{$directory}10-netplan-{x:nic(.)}.network.d/{@name}.conf">{x:ini(x:vlans(.))}</file>
    </xsl:if>
  </xsl:template>

  <!-- netplan names its files so, if the NIC has an entry of its name there. -->
  <xsl:template name="x:below">
    <xsl:param name="line" as="xs:string"/>
    <xsl:variable name="nic" select="x:nic(/interface)"/>
    <xsl:message>netplan has no {/interface/@type}; networkd's files make it, if /etc/netplan has {$nic} under this name</xsl:message>
    <file path="{$directory}10-netplan-{$nic}.network.d/{/interface/@name}.conf">{x:ini(x:section('Network', $line))}</file>
  </xsl:template>

  <xsl:template match="/interface[functions]">
    <file path="/etc/netplan/90-{@name}-functions.yaml" mode="600">
      <xsl:sequence select="x:text((
          'network:',
          '  version: 2',
          '  ethernets:',
          '    ' || x:yaml(@name) || ':',
          '      virtual-function-count: ' || functions/@count))"/>
    </file>
  </xsl:template>

  <!-- The script. -->
  <xsl:template match="script" mode="tools" use-when="$script">netplan networkctl</xsl:template>

  <xsl:template match="script" mode="look" use-when="$script">
    <xsl:if test="not(file/@was)">
      <xsl:call-template name="x:refuse">
        <xsl:with-param name="why" select="'a script for netplan needs the files that have ' || x:nic(interface) || '; give them'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:text expand-text="no">case $(networkctl --no-legend list "$nic" 2>/dev/null) in
  *configured* | *configuring*) ;;
  *) die "systemd-networkd does not manage $nic; the script needs it as netplan's renderer" ;;
esac
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="switch" use-when="$script">
    <xsl:text expand-text="no">lay_over &amp;&amp; netplan apply
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="back" use-when="$script">
    <xsl:text expand-text="no">uncover
netplan apply
wait_for "$nic"
for name in $bridge $made; do ! exists "$name" || networkctl delete "$name"; done
</xsl:text>
  </xsl:template>
</xsl:stylesheet>
