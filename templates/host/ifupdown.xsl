<?xml version="1.0" encoding="UTF-8"?>
<!--
  interfaces(5) for ifupdown with bridge-utils. The stanza that ifup reads first has the bridge_* options.
-->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:xmlnet" exclude-result-prefixes="#all">

  <xsl:param name="script" static="yes" as="xs:boolean" select="false()"/>
  <xsl:import href="xmlnet:common.xsl" use-when="not($script)"/>
  <xsl:import href="xmlnet:script.xsl" use-when="$script"/>

  <xsl:template match="/interface[@type = 'bridge']">
    <xsl:call-template name="x:leases"/>
    <xsl:call-template name="x:other-stanzas"/>
    <file path="/etc/network/interfaces.d/{@name}">
      <xsl:variable name="stanzas" select="x:stanzas(.)"/>
      <xsl:sequence select="x:text((
          'auto ' || @name,
          (if (bridge/interface/vlan) then () else 'iface ' || x:nic(.) || ' inet manual'),
          head($stanzas) ! (?head, ?lines ! ('    ' || .)), x:bridge(.) ! ('    ' || .),
          tail($stanzas) ! (?head, ?lines ! ('    ' || .))))"/>
    </file>
  </xsl:template>

  <!-- dhclient has an identity for each device, in the file of its leases. -->
  <xsl:template name="x:leases">
    <xsl:variable name="plan" select="."/>
    <xsl:for-each select=".[not(bridge/interface/vlan)]/protocol[dhcp]">
      <xsl:variable name="file" select="if (@family = 'ipv6') then 'dhclient6.' else 'dhclient.'"/>
      <xsl:message>{$plan/@name} gets a new DUID; in /var/lib/dhcp run sed s/{x:nic($plan)}/{$plan/@name}/ {$file}{x:nic($plan)
          }.leases >{$file}{$plan/@name}.leases</xsl:message>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="x:other-stanzas">
    <xsl:if test="not(bridge/interface/vlan)">
      <xsl:message>the stanzas that {x:nic(.)} has would be applied too; remove them, or rewrite their file instead</xsl:message>
    </xsl:if>
  </xsl:template>

  <!-- Maps of a head line and its options, in the order in which they are to stand. -->
  <xsl:function name="x:stanzas" as="map(*)+">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:variable name="head" select="'iface ' || $plan/@name || ' inet manual'"/>
    <xsl:variable name="four" select="$plan/protocol[@family = 'ipv4'] ! x:family(.)"/>
    <xsl:sequence select="
        if (exists($four)) then $four
        else if ($plan/protocol) then map { 'head': $head, 'lines': () }
        else map { 'head': $head, 'lines': 'up echo 1 >/proc/sys/net/ipv6/conf/' || $plan/@name || '/disable_ipv6' },
        $plan/protocol[@family = 'ipv6'] ! x:family(.)"/>
  </xsl:function>

  <!-- A stanza for what is given out, and one for each address. -->
  <xsl:function name="x:family" as="map(*)+">
    <xsl:param name="protocol" as="element(protocol)"/>
    <xsl:variable name="plan" select="$protocol/.."/>
    <xsl:variable name="six" select="$protocol/@family = 'ipv6'"/>
    <xsl:variable name="head" select="'iface ' || $plan/@name || (if ($six) then ' inet6 ' else ' inet ')"/>
    <xsl:variable name="rest" select="
        (if ($protocol is $plan/protocol[1]) then x:dns($plan) else ()),
        x:routes($protocol) ! ('up ip ' || (if ($six) then '-6 ' else '') || 'route add ' || x:cidr(.) || @gateway ! (' via ' || .)
            || ' dev ' || $plan/@name || @metric ! (' metric ' || .) || @table ! (' table ' || .))"/>
    <xsl:variable name="dynamic" select="if ($protocol/dhcp) then 'dhcp' else if ($protocol/autoconf) then 'auto' else ()"/>
    <xsl:variable name="gateway" select="x:gateway($protocol) ! ('gateway ' || .)"/>
    <xsl:sequence select="
        $dynamic ! map { 'head': $head || ., 'lines': if ($protocol/ip) then () else $rest },
        for $ip in $protocol/ip
        return map {
            'head': $head || 'static',
            'lines': (
                'address ' || x:cidr($ip),
                if ($ip is $protocol/ip[1]) then $gateway else (),
                if ($six and not($dynamic)) then 'accept_ra 0' else (),
                if ($ip is $protocol/ip[last()]) then $rest else ())
        }"/>
  </xsl:function>

  <xsl:function name="x:dns" as="xs:string*">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:sequence select="
        $plan/dns[server] ! ('dns-nameservers ' || string-join(server/@address, ' ')),
        $plan/dns[search] ! ('dns-search ' || string-join(search/@domain, ' '))"/>
  </xsl:function>

  <xsl:function name="x:bridge" as="xs:string*">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:variable name="taps" select="$plan/bridge/interface[@type = 'tap']"/>
    <!-- A bond is up before its bridge, and would keep IPv6 addresses of its own. -->
    <xsl:variable name="early" select="$plan/bridge/interface[@type = 'bond']/@name"/>
    <xsl:sequence select="
        $early ! ('pre-up ' || x:ipv6(., 1)),
        $plan/mtu ! ('mtu ' || @size),
        'bridge_ports ' || string-join((x:port($plan), $taps/@name), ' '),
        'bridge_hw ' || ($plan/mac/@address, x:nic($plan))[1],
        'bridge_stp ' || $plan/bridge/@stp,
        (if ($plan/bridge/@stp = 'on') then () else 'bridge_fd 0'),
        $plan/bridge[@vlan-aware] ! 'bridge_vlan_aware yes',
        x:taps($taps),
        $plan/vlan ! (
            'up bridge vlan add dev ' || x:port($plan) || ' vid ' || @tag,
            'up bridge vlan add dev ' || $plan/@name || ' vid ' || @tag || ' self'),
        $early ! ('post-down ' || x:ipv6(., 0))"/>
  </xsl:function>

  <xsl:function name="x:ipv6" as="xs:string">
    <xsl:param name="device" as="xs:string"/>
    <xsl:param name="off" as="xs:integer"/>
    <xsl:sequence select="'echo ' || $off || ' > /proc/sys/net/ipv6/conf/' || $device || '/disable_ipv6 || true'"/>
  </xsl:function>

  <xsl:function name="x:taps" as="xs:string*">
    <xsl:param name="taps" as="element(interface)*"/>
    <xsl:sequence select="
        $taps ! (
            'pre-up ip link show ' || x:sh(@name) || ' >/dev/null 2>&amp;1 || ip tuntap add dev ' || x:sh(@name) || ' mode tap'
                || @user ! (' user ' || x:sh(.)),
            'pre-up ip link set ' || x:sh(@name) || ' up',
            'post-down ip tuntap del dev ' || x:sh(@name) || ' mode tap')"/>
  </xsl:function>

  <xsl:template match="/interface[@type = 'macvtap']">
    <file path="/etc/network/interfaces.d/{@name}">
      <xsl:sequence select="x:text((
          'auto ' || @name,
          'iface ' || @name || ' inet manual',
          '    pre-up ip link add link ' || x:nic(.) || ' name ' || @name || ' type macvtap mode ' || x:mode(.),
          '    up echo 1 >/proc/sys/net/ipv6/conf/' || @name || '/disable_ipv6',
          '    post-down ip link del ' || @name))"/>
    </file>
  </xsl:template>

  <xsl:template match="/interface[@type = 'macvlan']">
    <xsl:variable name="name" select="@name"/>
    <file path="/etc/network/interfaces.d/{$name}">
      <xsl:sequence select="x:text((
          'auto ' || $name,
          'iface ' || $name || (if (protocol/@family = 'ipv6') then ' inet6' else ' inet') || ' static',
          '    address ' || x:cidr(protocol/ip),
          '    pre-up ip link add link ' || x:nic(.) || ' name ' || $name || ' type macvlan mode bridge',
          protocol/route ! ('    up ip route add ' || x:cidr(.) || ' dev ' || $name),
          '    post-down ip link del ' || $name))"/>
    </file>
  </xsl:template>

  <xsl:template match="/interface[functions]">
    <xsl:variable name="number" select="'/sys/class/net/' || @name || '/device/sriov_numvfs'"/>
    <file path="/etc/network/interfaces.d/{@name}-functions">
      <xsl:sequence select="x:text((
          'auto ' || @name,
          'iface ' || @name || ' inet manual',
          '    pre-up echo 0 >' || $number,
          '    pre-up echo ' || functions/@count || ' >' || $number))"/>
    </file>
  </xsl:template>

  <!-- The script. Each ifdown reads the files by which the device came up. -->
  <xsl:template match="script" mode="tools" use-when="$script">ifup ifdown ifquery brctl</xsl:template>

  <xsl:template match="script" mode="look" use-when="$script">
    <xsl:if test="not(file/@was)">
      <xsl:call-template name="x:refuse">
        <xsl:with-param name="why" select="'a script for interfaces(5) needs the files that have ' || x:nic(interface) || '; give them'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:text expand-text="no">ifquery --state "$nic" >/dev/null 2>&amp;1 || die "ifup did not bring up $nic; use --for what did"
</xsl:text>
  </xsl:template>

  <!-- dhclient may not give its leases back, so ifdown finds none; nor may the bridge be a stranger to the servers, so it has the NIC's. -->
  <xsl:template match="script" mode="functions" use-when="$script">
    <xsl:text expand-text="no">leases=/var/lib/dhcp

cover_leases() {
  [ -d $leases ] || return 0
  copy $leases
  for six in '' 6; do
    [ ! -f "$leases/dhclient$six.$nic.leases" ] ||
      sed "s/interface \"$nic\"/interface \"$bridge\"/" &lt;"$leases/dhclient$six.$nic.leases" >"$state/over$leases/dhclient$six.$bridge.leases"
  done
  cover $leases
}

forget() {
  for six in '' 6; do
    [ ! -f "$state/over$leases/dhclient$six.$1.leases" ] || : >"$state/over$leases/dhclient$six.$1.leases"
  done
}

drop_leases() { [ ! -f "$state/kept" ] || rm -f "$leases/dhclient.$bridge.leases" "$leases/dhclient6.$bridge.leases"; }
</xsl:text>
    <xsl:apply-templates select="." mode="down"/>
  </xsl:template>

  <xsl:template match="script" mode="down" use-when="$script">
    <xsl:text expand-text="no">
down() {
  forget "$1"
  ifdown --force "$1"
  ! exists "$1" || ip addr flush dev "$1" scope global
}
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="switch" use-when="$script">
    <xsl:text expand-text="no">cover_leases
down "$nic"
lay_over
ifup "$bridge"
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="keep" use-when="$script">
    <xsl:text expand-text="no">for six in '' 6; do
  [ ! -f "$state/over$leases/dhclient$six.$bridge.leases" ] || cp -p "$state/over$leases/dhclient$six.$bridge.leases" $leases || return 1
done
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="back" use-when="$script">
    <xsl:text expand-text="no">lay_over
if exists "$bridge"; then down "$bridge"; fi
remove "$bridge"
for name in $made; do remove "$name"; done
uncover
if [ -n "$(missing "$nic" all)" ]; then
  [ ! -d "$state/over$leases" ] || cover $leases
  down "$nic"
  uncover
  ip link set dev "$nic" addrgenmode "$(saved addrgenmode)"
  ifup "$nic"
fi
drop_leases
</xsl:text>
  </xsl:template>
</xsl:stylesheet>
