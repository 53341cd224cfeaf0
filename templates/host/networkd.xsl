<?xml version="1.0" encoding="UTF-8"?>
<!--
  Files of systemd-networkd. The first that matches a device counts, and a file that matches the NIC's MAC address matches the bridge too: so
  05- is before what others write. A NIC that keeps its addresses has a file already, so what it needs stands behind all others, in 95-.
-->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:xmlnet" exclude-result-prefixes="#all">

  <xsl:param name="script" static="yes" as="xs:boolean" select="false()"/>
  <xsl:import href="xmlnet:common.xsl" use-when="not($script)"/>
  <xsl:import href="xmlnet:script.xsl" use-when="$script"/>

  <xsl:variable name="directory" select="'/etc/systemd/network/'"/>

  <xsl:template match="/interface[@type = 'bridge']">
    <file path="{$directory}05-{@name}.netdev">{x:ini((
        x:section('NetDev', ('Name=' || @name, 'Kind=bridge', 'MACAddress=' || x:mac(.), mtu ! ('MTUBytes=' || @size))),
        x:section('Bridge', ('STP=' || (if (bridge/@stp = 'on') then 'yes' else 'no'), bridge[@vlan-aware] ! 'VLANFiltering=yes'))
        ))}</file>
    <file path="{$directory}05-{@name}.network">{x:ini((
        x:section('Match', 'Name=' || @name), x:host(.), x:vlans(.)))}</file>
    <xsl:apply-templates select="bridge/interface"/>
  </xsl:template>

  <!-- The VLANs of the bridge and its NIC; untagged frames are of VLAN 1, as without any such section. -->
  <xsl:function name="x:vlans" as="xs:string*">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:sequence select="
        $plan/vlan[1] ! x:section('BridgeVLAN', ('VLAN=1', 'PVID=1', 'EgressUntagged=1')),
        $plan/vlan ! x:section('BridgeVLAN', 'VLAN=' || @tag)"/>
  </xsl:function>

  <!-- How the host is reached. -->
  <xsl:function name="x:host" as="xs:string*">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:variable name="four" select="$plan/protocol[@family = 'ipv4']"/>
    <xsl:variable name="six" select="$plan/protocol[@family = 'ipv6']"/>
    <xsl:sequence select="
        x:section('Network', (
            (if ($plan/protocol) then () else ('LinkLocalAddressing=no', 'IPv6AcceptRA=no')),
            (if ($four/dhcp and $six/dhcp) then 'DHCP=yes' else if ($four/dhcp) then 'DHCP=ipv4' else $six/dhcp ! 'DHCP=ipv6'),
            $six ! ('IPv6AcceptRA=' || (if (dhcp | autoconf) then 'yes' else 'no')),
            $plan/protocol/ip ! ('Address=' || x:cidr(.)),
            $plan/protocol ! x:gateway(.) ! ('Gateway=' || .),
            $plan/dns/server ! ('DNS=' || @address),
            $plan/dns[search] ! ('Domains=' || string-join(search/@domain, ' ')))),
        $plan/protocol ! x:dhcp(.),
        $plan/protocol ! x:routes(.) ! x:section('Route', (
            'Destination=' || x:network(.), @gateway ! ('Gateway=' || .), @metric ! ('Metric=' || .), @table ! ('Table=' || .)))"/>
  </xsl:function>

  <!-- What a server knows the host by; and DHCPv6 even where the router does not tell of it. -->
  <xsl:function name="x:dhcp" as="xs:string*">
    <xsl:param name="protocol" as="element(protocol)"/>
    <xsl:variable name="six" select="$protocol/@family = 'ipv6'"/>
    <xsl:sequence select="
        $protocol/dhcp/@iaid ! x:section(if ($six) then 'DHCPv6' else 'DHCPv4', 'IAID=' || x:iaid(.)),
        $protocol[$six]/dhcp ! x:section('IPv6AcceptRA', 'DHCPv6Client=always')"/>
  </xsl:function>

  <xsl:template match="bridge/interface[@type = ('ethernet', 'bond')]">
    <file path="{$directory}05-{@name}.network">{x:ini((
        x:section('Match', 'Name=' || @name),
        /interface/mtu ! x:section('Link', 'MTUBytes=' || @size),
        x:section('Network', 'Bridge=' || /interface/@name),
        x:vlans(/interface)))}</file>
  </xsl:template>

  <xsl:template match="bridge/interface[@type = 'vlan']">
    <file path="{$directory}05-{@name}.netdev">{x:ini((
        x:section('NetDev', ('Name=' || @name, 'Kind=vlan')), x:section('VLAN', 'Id=' || vlan/@tag)))}</file>
    <xsl:call-template name="x:port"/>
    <xsl:call-template name="x:below">
      <xsl:with-param name="line" select="'VLAN=' || @name"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="bridge/interface[@type = 'tap']">
    <file path="{$directory}05-{@name}.netdev">{x:ini((
        x:section('NetDev', ('Name=' || @name, 'Kind=tap')), x:section('Tap', @user ! ('User=' || .))))}</file>
    <xsl:call-template name="x:port"/>
  </xsl:template>

  <xsl:template name="x:port">
    <file path="{$directory}05-{@name}.network">{x:ini((
        x:section('Match', 'Name=' || @name), x:section('Network', 'Bridge=' || /interface/@name)))}</file>
  </xsl:template>

  <!-- What is made on a NIC stands in the NIC's file, of which the name is not known. -->
  <xsl:template name="x:below">
    <xsl:param name="line" as="xs:string"/>
    <xsl:variable name="nic" select="x:nic(/interface)"/>
    <xsl:message>a file that matches {$nic} already wins over 95-{$nic}.network; add {$line} to its [Network]</xsl:message>
    <file path="{$directory}95-{$nic}.network">{x:ini((
        x:section('Match', 'Name=' || $nic), x:section('Network', $line)))}</file>
  </xsl:template>

  <xsl:template match="/interface[@type = 'macvtap']">
    <file path="{$directory}05-{@name}.netdev">{x:ini((
        x:section('NetDev', ('Name=' || @name, 'Kind=macvtap')), x:section('MACVTAP', 'Mode=' || x:mode(.))))}</file>
    <file path="{$directory}05-{@name}.network">{x:ini((
        x:section('Match', 'Name=' || @name), x:section('Network', ('LinkLocalAddressing=no', 'IPv6AcceptRA=no'))))}</file>
    <xsl:call-template name="x:below">
      <xsl:with-param name="line" select="'MACVTAP=' || @name"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/interface[@type = 'macvlan']">
    <file path="{$directory}05-{@name}.netdev">{x:ini((
        x:section('NetDev', ('Name=' || @name, 'Kind=macvlan')), x:section('MACVLAN', 'Mode=bridge')))}</file>
    <file path="{$directory}05-{@name}.network">{x:ini((
        x:section('Match', 'Name=' || @name),
        x:section('Network', ('Address=' || x:cidr(protocol/ip), 'IPv6AcceptRA=no')),
        protocol/route ! x:section('Route', ('Destination=' || x:cidr(.), 'Scope=link'))))}</file>
    <xsl:call-template name="x:below">
      <xsl:with-param name="line" select="'MACVLAN=' || @name"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The file is instead of 99-default.link, so the lines of that follow. -->
  <xsl:template match="/interface[functions]">
    <file path="{$directory}05-{@name}.link">{x:ini((
        x:section('Match', 'PermanentMACAddress=' || x:mac(.)),
        x:section('Link', (
            'SR-IOVVirtualFunctions=' || functions/@count,
            'NamePolicy=keep kernel database onboard slot path',
            'AlternativeNamesPolicy=database onboard slot path',
            'MACAddressPolicy=persistent'))))}</file>
  </xsl:template>

  <!-- 0x2b506735, however it is written. -->
  <xsl:function name="x:iaid" as="xs:string">
    <xsl:param name="iaid" as="xs:string"/>
    <xsl:sequence select="if (contains($iaid, ':')) then '0x' || replace($iaid, ':', '') else $iaid"/>
  </xsl:function>

  <!-- The script. Deleted before the NIC has its own file again, the bridge would leave it without addresses. -->
  <xsl:template match="script" mode="tools" use-when="$script">networkctl</xsl:template>

  <xsl:template match="script" mode="look" use-when="$script">
    <xsl:text expand-text="no">case $(networkctl --no-legend list "$nic" 2>/dev/null) in
  *configured* | *configuring*) ;;
  *) die "systemd-networkd does not manage $nic; use --for what does" ;;
esac
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="switch" use-when="$script">
    <xsl:text expand-text="no">lay_over &amp;&amp; networkctl reload
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="back" use-when="$script">
    <xsl:text expand-text="no">uncover
networkctl reload
wait_for "$nic"
for name in $bridge $made; do ! exists "$name" || networkctl delete "$name"; done
</xsl:text>
  </xsl:template>
</xsl:stylesheet>
