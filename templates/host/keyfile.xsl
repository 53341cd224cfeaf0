<?xml version="1.0" encoding="UTF-8"?>
<!--
  NetworkManager's profiles. Their UUIDs are those of the plan, so that two runs write the same.
-->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:xmlnet" exclude-result-prefixes="#all">

  <xsl:param name="script" static="yes" as="xs:boolean" select="false()"/>
  <xsl:import href="xmlnet:common.xsl" use-when="not($script)"/>
  <xsl:import href="xmlnet:script.xsl" use-when="$script"/>

  <xsl:variable name="directory" select="'/etc/NetworkManager/system-connections/'"/>

  <xsl:template match="/interface[@type = 'bridge']">
    <xsl:call-template name="x:look-first"/>
    <file path="{$directory}{@name}.nmconnection" mode="600">{x:ini((
        x:connection(., 'bridge', @name, 'autoconnect-slaves=1'),
        mtu ! x:section('ethernet', 'mtu=' || @size),
        x:section('bridge', (
            'mac-address=' || x:mac(.),
            'stp=' || (if (bridge/@stp = 'on') then 'true' else 'false'),
            bridge[@vlan-aware] ! 'vlan-filtering=true',
            .[vlan] ! ('vlans=' || string-join(vlan/@tag, ', ')))),
        x:addresses(., 'ipv4'),
        x:addresses(., 'ipv6')))}</file>
    <xsl:apply-templates select="bridge/interface"/>
  </xsl:template>

  <xsl:template name="x:look-first">
    <xsl:if test="bridge/interface[@type = 'bond']">
      <xsl:call-template name="x:refuse">
        <xsl:with-param name="why"
            select="'the profile of bond ' || x:nic(.) || ' becomes the port, and is not known; use the dialect nmcli'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="bridge/interface[@type = 'ethernet']">
      <xsl:message>the profile that {x:nic(.)} has competes with {@name}-{x:nic(.)}; set its autoconnect to no</xsl:message>
    </xsl:if>
    <xsl:if test="protocol/autoconf">
      <xsl:message>an address of addr-gen-mode stable-privacy cannot be kept; {@name} has the one of its MAC address</xsl:message>
    </xsl:if>
  </xsl:template>

  <xsl:function name="x:connection" as="xs:string+">
    <xsl:param name="device" as="element(interface)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="more" as="xs:string*"/>
    <xsl:sequence select="x:section('connection', (
        'id=' || $name, 'uuid=' || $device/@uuid, 'type=' || $type, 'interface-name=' || $device/@name, $more))"/>
  </xsl:function>

  <!-- A family; NetworkManager's own settings where the plan says nothing of it but has another. -->
  <xsl:function name="x:addresses" as="xs:string+">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:param name="family" as="xs:string"/>
    <xsl:variable name="protocol" select="$plan/protocol[@family = $family]"/>
    <xsl:sequence select="x:section($family,
        if ($protocol) then x:options($protocol)
        else 'method=' || (if ($family = 'ipv6' and $plan/protocol) then 'auto' else 'disabled'))"/>
  </xsl:function>

  <xsl:function name="x:options" as="xs:string+">
    <xsl:param name="protocol" as="element(protocol)"/>
    <xsl:variable name="plan" select="$protocol/.."/>
    <xsl:variable name="servers" select="x:servers($plan, $protocol/@family)"/>
    <xsl:sequence select="
        $protocol/autoconf ! 'addr-gen-mode=eui64',
        $protocol/ip ! ('address' || position() || '=' || x:cidr(.) || (.[. is ../ip[1]] ! x:gateway(..) ! (',' || .))),
        x:gateway($protocol)[not($protocol/ip)] ! ('gateway=' || .),
        $protocol/dhcp/@client-id ! ('dhcp-client-id=' || .),
        $protocol[@family = 'ipv6']/dhcp/@iaid ! ('dhcp-iaid=' || .),
        $protocol[exists($servers)] ! ('dns=' || string-join($servers ! (. || ';'))),
        $plan/dns[search][$protocol is $plan/protocol[1]] ! ('dns-search=' || string-join(search ! (@domain || ';'))),
        'method=' || (if ($protocol/(dhcp | autoconf)) then 'auto' else 'manual'),
        x:routes($protocol) ! x:route(., position())"/>
  </xsl:function>

  <xsl:function name="x:route" as="xs:string+">
    <xsl:param name="route" as="element(route)"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="
        'route' || $number || '=' || string-join((x:network($route), $route/@gateway, $route/@metric), ','),
        $route/@table ! ('route' || $number || '_options=table=' || .)"/>
  </xsl:function>

  <xsl:template match="bridge/interface[@type = 'ethernet']">
    <file path="{$directory}{x:port-name(.)}.nmconnection" mode="600">{x:ini((
        x:connection(., 'ethernet', x:port-name(.), x:slave(.)),
        /interface/mtu ! x:section('ethernet', 'mtu=' || @size),
        /interface[vlan] ! x:section('bridge-port', 'vlans=' || string-join(vlan/@tag, ', '))))}</file>
  </xsl:template>

  <xsl:template match="bridge/interface[@type = 'vlan']">
    <file path="{$directory}{x:port-name(.)}.nmconnection" mode="600">{x:ini((
        x:connection(., 'vlan', x:port-name(.), x:slave(.)),
        x:section('vlan', ('flags=1', 'id=' || vlan/@tag, 'parent=' || x:nic(/interface)))))}</file>
  </xsl:template>

  <xsl:template match="bridge/interface[@type = 'tap']">
    <xsl:if test="@user[not(matches(., '^[0-9]+$'))]">
      <xsl:call-template name="x:refuse">
        <xsl:with-param name="why" select="'a profile has the number of a user, not the name ' || @user || '; give what id -u prints'"/>
      </xsl:call-template>
    </xsl:if>
    <file path="{$directory}{x:port-name(.)}.nmconnection" mode="600">{x:ini((
        x:connection(., 'tun', x:port-name(.), x:slave(.)),
        x:section('tun', ('mode=2', @user ! ('owner=' || .)))))}</file>
  </xsl:template>

  <xsl:function name="x:slave" as="xs:string+">
    <xsl:param name="port" as="element(interface)"/>
    <xsl:sequence select="'master=' || $port/../../@name, 'slave-type=bridge'"/>
  </xsl:function>

  <xsl:template match="/interface[@type = 'macvtap']">
    <file path="{$directory}{@name}.nmconnection" mode="600">{x:ini((
        x:connection(., 'macvlan', @name, ()),
        x:section('macvlan', ('mode=' || index-of(('vepa', 'bridge', 'private', 'passthru'), x:mode(.)), 'parent=' || x:nic(.), 'tap=true')),
        x:section('ipv4', 'method=disabled'),
        x:section('ipv6', 'method=disabled')))}</file>
  </xsl:template>

  <xsl:template match="/interface[@type = 'macvlan']">
    <file path="{$directory}{@name}.nmconnection" mode="600">{x:ini((
        x:connection(., 'macvlan', @name, ()),
        x:section('macvlan', ('mode=2', 'parent=' || x:nic(.))),
        x:addresses(., 'ipv4'),
        (if (protocol[@family = 'ipv4']) then x:section('ipv6', 'method=disabled') else x:addresses(., 'ipv6'))))}</file>
  </xsl:template>

  <xsl:template match="/interface[functions]">
    <xsl:call-template name="x:refuse">
      <xsl:with-param name="why"
          select="'the profile of ' || @name || ' has its functions; use nmcli, or add [sriov] total-vfs=' || functions/@count || ' there'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The script. The profile of the NIC becomes its port's and back, so the one that was active is brought up by its UUID. -->
  <xsl:template match="script" mode="tools" use-when="$script">nmcli</xsl:template>

  <xsl:template match="script" mode="look" use-when="$script">
    <xsl:if test="not(file/@was)">
      <xsl:call-template name="x:refuse">
        <xsl:with-param name="why" select="'a script for profiles needs the file that has ' || x:nic(interface) || '; give it, or use nmcli'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:text expand-text="no">case $(nmcli -g GENERAL.STATE device show "$nic" 2>/dev/null) in
  100*) ;;
  *) die "NetworkManager has not connected $nic; use --for what manages it" ;;
esac
for profile in $bridge $made; do
  ! nmcli connection show id "$profile" >/dev/null 2>&amp;1 || die "NetworkManager has a profile $profile already; delete or rename it"
done
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="switch" use-when="$script">
    <xsl:text expand-text="no">nmcli -g GENERAL.CON-UUID device show "$nic" >"$state/profile" || return 1
lay_over &amp;&amp; nmcli connection reload &amp;&amp; nmcli connection up id "$bridge"
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="back" use-when="$script">
    <xsl:text expand-text="no">uncover
nmcli connection reload
[ -z "$(missing "$nic" all)" ] || [ ! -s "$state/profile" ] || nmcli connection up uuid "$(cat "$state/profile")"
</xsl:text>
  </xsl:template>
</xsl:stylesheet>
