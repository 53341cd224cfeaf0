<?xml version="1.0" encoding="UTF-8"?>
<!--
  interfaces(5) for ifupdown2, as Proxmox has it: all of a device stands in one stanza, and bridge_hw is not known. Taps, macvtap, macvlan and
  functions are made by commands, as for ifupdown.
-->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:xmlnet" exclude-result-prefixes="#all">

  <xsl:param name="script" static="yes" as="xs:boolean" select="false()"/>
  <xsl:import href="xmlnet:ifupdown.xsl"/>

  <xsl:template match="/interface[@type = 'bridge']">
    <xsl:call-template name="x:leases"/>
    <xsl:call-template name="x:other-stanzas"/>
    <xsl:variable name="dynamic" select="protocol ! x:dynamic(.)"/>
    <xsl:variable name="heads" select="if (exists($dynamic)) then $dynamic else ' inet manual'[not(current()/protocol)], ''[current()/protocol]"/>
    <file path="/etc/network/interfaces.d/{@name}">
      <xsl:sequence select="x:text((
          'auto ' || @name,
          'iface ' || @name || head($heads),
          (protocol ! x:addresses(.), x:dns(.), x:bridge2(.)) ! ('    ' || .),
          tail($heads)[. != ''] ! ('iface ' || current()/@name || .),
          mtu ! ('iface ' || x:nic(..), '    mtu ' || @size)))"/>
    </file>
  </xsl:template>

  <!-- What a stanza's head says of a family whose addresses are given out; it has no word for router advertisements. -->
  <xsl:function name="x:dynamic" as="xs:string?">
    <xsl:param name="protocol" as="element(protocol)"/>
    <xsl:sequence select="
        $protocol[dhcp] ! ((if (@family = 'ipv6') then ' inet6 ' else ' inet ') || 'dhcp')"/>
  </xsl:function>

  <xsl:function name="x:addresses" as="xs:string*">
    <xsl:param name="protocol" as="element(protocol)"/>
    <xsl:variable name="name" select="$protocol/../@name"/>
    <xsl:variable name="ip" select="if ($protocol/@family = 'ipv6') then 'ip -6' else 'ip'"/>
    <xsl:sequence select="
        $protocol/ip ! ('address ' || x:cidr(.)),
        x:gateway($protocol) ! ('gateway ' || .),
        x:routes($protocol) ! ('up ' || $ip || ' route add ' || x:cidr(.) || @gateway ! (' via ' || .) || ' dev ' || $name
            || @metric ! (' metric ' || .) || @table ! (' table ' || .)),
        $protocol[@family = 'ipv6'] ! ('up echo ' || (if (dhcp | autoconf) then 2 else 0) || ' >/proc/sys/net/ipv6/conf/' || $name || '/accept_ra')"/>
  </xsl:function>

  <xsl:function name="x:bridge2" as="xs:string*">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:variable name="taps" select="$plan/bridge/interface[@type = 'tap']"/>
    <xsl:sequence select="
        (if ($plan/protocol) then () else 'up echo 1 >/proc/sys/net/ipv6/conf/' || $plan/@name || '/disable_ipv6'),
        'hwaddress ' || x:mac($plan),
        $plan/mtu ! ('mtu ' || @size),
        'bridge-ports ' || string-join((x:port($plan), $taps/@name), ' '),
        'bridge-stp ' || $plan/bridge/@stp,
        (if ($plan/bridge/@stp = 'on') then () else 'bridge-fd 0'),
        $plan/bridge[@vlan-aware] ! ('bridge-vlan-aware yes', 'bridge-vids ' || string-join($plan/vlan/@tag, ' ')[$plan/vlan]),
        x:taps($taps),
        $plan/vlan ! ('up bridge vlan add dev ' || $plan/@name || ' vid ' || @tag || ' self')"/>
  </xsl:function>

  <!-- The script. What files no longer have, ifreload takes down by itself; its dhclient then leaves an empty file of leases. -->
  <xsl:template match="script" mode="tools" use-when="$script">ifreload ifquery</xsl:template>

  <xsl:template match="script" mode="look" use-when="$script">
    <xsl:if test="not(file/@was)">
      <xsl:next-match/>
    </xsl:if>
    <xsl:text expand-text="no">ifquery "$nic" >/dev/null 2>&amp;1 || die "ifupdown2 does not know $nic; use --for what manages it"
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="down" use-when="$script"/>

  <xsl:template match="script" mode="switch" use-when="$script">
    <xsl:text expand-text="no">cover_leases
forget "$nic"
lay_over &amp;&amp; ifreload -a
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="back" use-when="$script">
    <xsl:text expand-text="no">uncover
drop_leases
ifreload -a
remove "$bridge"
for six in '' 6; do [ -s "$leases/dhclient$six.$bridge.leases" ] || rm -f "$leases/dhclient$six.$bridge.leases"; done
</xsl:text>
  </xsl:template>
</xsl:stylesheet>
