<?xml version="1.0" encoding="UTF-8"?>
<!--
  Commands of iproute2, gone after a reboot. ip reads the whole batch before the first line of it is done, so a session that dies in between
  stops nothing.
-->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:xmlnet" exclude-result-prefixes="#all">

  <xsl:param name="script" static="yes" as="xs:boolean" select="false()"/>
  <xsl:import href="xmlnet:common.xsl" use-when="not($script)"/>
  <xsl:import href="xmlnet:script.xsl" use-when="$script"/>

  <xsl:template match="/interface[@type = 'bridge']">
    <xsl:variable name="name" select="x:sh(@name)"/>
    <xsl:variable name="port" select="x:sh(x:port(.))"/>
    <xsl:variable name="nic" select="x:sh(x:nic(.))"/>
    <xsl:if test=".//dhcp">
      <xsl:call-template name="x:refuse">
        <xsl:with-param name="why"
            select="'ip cannot move a DHCP client from ' || x:nic(.) || '; use the dialect of what runs the client'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="dns">
      <xsl:message>ip sets no name servers, resolv.conf stays; with systemd-resolved use resolvectl dns {@name}</xsl:message>
    </xsl:if>
    <xsl:sequence select="x:text((
        'ip -force -batch - &lt;&lt;END',
        x:make(.),
        protocol ! x:move(.),
        (if (bridge/interface/vlan) then () else 'link set dev ' || x:nic(.) || ' addrgenmode none'),
        'END',
        (if (bridge/interface/vlan) then () else 'ip -6 addr flush dev ' || $nic),
        (if (protocol) then () else 'echo 1 >' || x:sh('/proc/sys/net/ipv6/conf/' || @name || '/disable_ipv6')),
        vlan ! ('bridge vlan add dev ' || $port || ' vid ' || @tag, 'bridge vlan add dev ' || $name || ' vid ' || @tag || ' self')))"/>
  </xsl:template>

  <!-- A name holds nothing that is other than itself in a batch or a here-document. -->
  <xsl:function name="x:make" as="xs:string*">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:variable name="name" select="$plan/@name"/>
    <xsl:variable name="port" select="x:port($plan)"/>
    <xsl:variable name="vlan" select="$plan/bridge/interface/vlan"/>
    <xsl:sequence select="
        'link add name ' || $name || ' address ' || x:sh-mac($plan) || ' type bridge stp_state '
            || (if ($plan/bridge/@stp = 'on') then '1' else '0 forward_delay 0')
            || (if ($plan/bridge/@vlan-aware) then ' vlan_filtering 1' else ''),
        $plan/mtu ! ('link set dev ' || x:nic($plan) || ' mtu ' || @size, 'link set dev ' || $name || ' mtu ' || @size),
        'link set dev ' || $name || ' up',
        $vlan ! (
            'link add link ' || x:nic($plan) || ' name ' || $port || ' type vlan id ' || @tag,
            'link set dev ' || $port || ' addrgenmode none'),
        'link set dev ' || $port || ' master ' || $name || ' up',
        $plan/bridge/interface[@type = 'tap'] ! (
            'tuntap add dev ' || @name || ' mode tap' || @user ! (' user ' || replace(., '[$]$', '\\\$')),
            'link set dev ' || @name || ' master ' || $name || ' up')"/>
  </xsl:function>

  <!-- addr del takes the routes along, so each comes again, and the first the others of its subnet; of IPv6, a route by another device would be a second one. -->
  <xsl:function name="x:move" as="xs:string*">
    <xsl:param name="protocol" as="element(protocol)"/>
    <xsl:variable name="plan" select="$protocol/.."/>
    <xsl:variable name="six" select="$protocol/@family = 'ipv6'"/>
    <xsl:variable name="from" select="if ($plan/bridge/interface/vlan) then () else x:nic($plan)"/>
    <xsl:sequence select="
        (if ($six) then $protocol/route[$from] ! ('route del ' || x:route(., $from)) else ()),
        reverse($protocol/ip[$from]) ! ('addr del ' || x:cidr(.) || ' dev ' || $from),
        $protocol/ip ! ('addr add ' || x:cidr(.) || (if ($six) then ' dev ' || $plan/@name || ' nodad' else ' brd + dev ' || $plan/@name)),
        $protocol/route ! ('route replace ' || x:route(., $plan/@name))"/>
  </xsl:function>

  <xsl:function name="x:route" as="xs:string">
    <xsl:param name="route" as="element(route)"/>
    <xsl:param name="device" as="xs:string"/>
    <xsl:sequence select="
        x:cidr($route) || $route/@gateway ! (' via ' || .) || ' dev ' || $device || $route/@metric ! (' metric ' || .)
            || $route/@table ! (' table ' || .)"/>
  </xsl:function>

  <xsl:template match="/interface[@type = 'macvtap']">
    <xsl:variable name="name" select="x:sh(@name)"/>
    <xsl:sequence select="x:text((
        'ip link add link ' || x:sh(x:nic(.)) || ' name ' || $name || ' type macvtap mode ' || x:mode(.),
        'ip link set dev ' || $name || ' addrgenmode none',
        'ip link set dev ' || $name || ' up'))"/>
  </xsl:template>

  <xsl:template match="/interface[@type = 'macvlan']">
    <xsl:variable name="name" select="x:sh(@name)"/>
    <xsl:sequence select="x:text((
        'ip link add link ' || x:sh(x:nic(.)) || ' name ' || $name || ' type macvlan mode bridge',
        'ip addr add ' || x:cidr(protocol/ip) || ' dev ' || $name,
        'ip link set dev ' || $name || ' up',
        protocol/route ! ('ip route add ' || x:cidr(.) || ' dev ' || $name)))"/>
  </xsl:template>

  <xsl:template match="/interface[functions]">
    <xsl:variable name="number" select="x:sh('/sys/class/net/' || @name || '/device/sriov_numvfs')"/>
    <xsl:sequence select="x:text(('echo 0 >' || $number, 'echo ' || functions/@count || ' >' || $number))"/>
  </xsl:template>

  <!-- The script: the commands themselves, which nothing keeps; the way back is what the guard saved. -->
  <xsl:template match="script" mode="look" use-when="$script">
    <xsl:text expand-text="no">managed=$(nmcli -g GENERAL.STATE device show "$nic" 2>/dev/null)
case $managed in 100*) die "NetworkManager has the NIC $nic; use --for nmcli" ;; esac
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="switch" use-when="$script">
    <xsl:apply-templates select="x:alone(.)"/>
  </xsl:template>

  <xsl:template match="script" mode="back" use-when="$script">
    <xsl:text expand-text="no">remove $bridge
for name in $made; do remove "$name"; done
restore
</xsl:text>
  </xsl:template>
</xsl:stylesheet>
