<?xml version="1.0" encoding="UTF-8"?>
<!--
  RELAX NG to a binding schema: an XSD for XJC, and for nothing else. It is looser than the RELAX NG, which stays what
  documents are held against: a plain sequence of optional elements, since JAXB looks at no order. But every element and
  attribute that the RELAX NG allows in a place has a property there, of a type that holds all of its values.

  Input: a <binding> (README.md). Output: the schema without a namespace and, beside it, one for each other namespace.

  1. Patterns become atoms: what can stand there, how often at least (0, 1) and at most (1, 2 for many).
  2. A type is the set of RELAX NG elements that can stand under one name in one parent type.
  3. Types of one label that look alike, down to the leaves, are one class: partition refinement.
  4. Classes, enums and properties get names, which depend on what is written where and not on what else is loaded.
-->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:jxb="https://jakarta.ee/xml/ns/jaxb"
    xmlns:xjc="http://java.sun.com/xml/ns/jaxb/xjc"
    xmlns:r="http://relaxng.org/ns/structure/1.0"
    xmlns:f="urn:binding"
    exclude-result-prefixes="map f r">

  <xsl:output indent="yes"/>

  <!-- The folder in which a <schema file="..."/> lies; without it, the input's. -->
  <xsl:param name="schemas" as="xs:string?"/>
  <!-- The folder for the schemas of other namespaces. -->
  <xsl:param name="output" as="xs:string"/>

  <xsl:variable name="binding" select="/binding" as="element(binding)"/>
  <xsl:variable name="never" select="map { 'kind': 'never' }" as="map(*)"/>

  <!-- ================================================================ 1. patterns -->

  <xsl:variable name="grammars" as="element(r:grammar)+" select="
      $binding/schema ! doc(resolve-uri(@file, ($schemas ! ('file://' || iri-to-uri(.) || '/'), base-uri())[1]))/r:grammar"/>

  <!-- By name; '' is start. -->
  <xsl:variable name="definitions" as="map(xs:string, element()*)">
    <xsl:map>
      <xsl:for-each-group select="($grammars ! f:definitions(., ()))/." group-by="string(@name)">
        <xsl:map-entry key="current-grouping-key()" select="
            if (current-grouping-key() and count(current-group()[not(@combine)]) gt 1) then f:stop(., 'is defined twice without combine')
            else current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- The definitions of a grammar and of what it includes; an include's own definitions stand for those of that name. -->
  <xsl:function name="f:definitions" as="element()*">
    <xsl:param name="grammar" as="element()"/> <xsl:param name="replaced" as="xs:string*"/>
    <xsl:sequence select="
        $grammar//(r:define | r:start)[not(string(@name) = $replaced)],
        $grammar//r:include ! f:definitions(doc(resolve-uri(@href, base-uri(.)))/r:grammar, ($replaced, .//(r:define | r:start)/string(@name)))"/>
  </xsl:function>

  <!-- The atoms of a pattern, in order; or $never alone. -->
  <xsl:function name="f:atoms" as="map(*)*">
    <xsl:param name="pattern" as="element()"/>
    <xsl:variable name="inside" select="$pattern[not(self::r:element or self::r:attribute)]/r:* ! array { f:atoms(.) }"/>
    <xsl:sequence select="
        let $kind := local-name($pattern) return
        if ($kind = 'element') then if ($pattern/r:notAllowed) then $never else f:named($pattern)
        else if ($kind = 'attribute') then f:named($pattern)
        else if ($kind = ('text', 'data', 'value', 'list')) then f:atom('text', '', $pattern)
        else if ($kind = 'empty') then ()
        else if ($kind = 'notAllowed') then $never
        else if ($kind = ('group', 'interleave', 'define', 'start')) then f:together($inside)
        else if ($kind = 'mixed') then f:together(([f:atom('text', '', $pattern)], $inside))
        else if ($kind = 'choice') then f:either($inside)
        else if ($kind = 'optional') then f:repeated(f:together($inside), true(), 1)
        else if ($kind = 'zeroOrMore') then f:repeated(f:together($inside), true(), 2)
        else if ($kind = 'oneOrMore') then f:repeated(f:together($inside), false(), 2)
        else if ($kind = 'ref') then f:definition($pattern, $pattern/@name)
        else f:stop($pattern, 'is no pattern that this stylesheet knows')"/>
  </xsl:function>

  <xsl:function name="f:repeated" as="map(*)*">
    <xsl:param name="atoms" as="map(*)*"/> <xsl:param name="may-lack" as="xs:boolean"/> <xsl:param name="most" as="xs:integer"/>
    <xsl:sequence select="if ($atoms?kind = 'never') then $atoms[not($may-lack)]
        else $atoms ! $counted(., if ($may-lack) then 0 else ?min, max((?max, $most)))"/>
  </xsl:function>

  <xsl:function name="f:definition" as="map(*)*" cache="yes">
    <xsl:param name="place" as="element()"/> <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="all" select="$definitions($name), if (map:contains($definitions, $name)) then () else f:stop($place, 'has no definition')"/>
    <xsl:variable name="each" select="$all ! array { f:atoms(.) }"/>
    <xsl:sequence select="if ($all/@combine = 'interleave') then f:together($each) else f:either($each)"/>
  </xsl:function>

  <!-- What is inside an element or attribute; no content of an attribute is text. -->
  <xsl:function name="f:content" as="map(*)*" cache="yes">
    <xsl:param name="node" as="element()"/>
    <xsl:variable name="patterns" select="$node/(if (@name) then r:* else tail(r:*))"/>
    <xsl:sequence select="
        if ($node/self::r:attribute and empty($patterns)) then f:atom('text', '', $node)
        else f:together($patterns ! array { f:atoms(.) })"/>
  </xsl:function>

  <!-- A name is local or Q{namespace}local. -->
  <xsl:function name="f:atom" as="map(*)">
    <xsl:param name="kind" as="xs:string"/> <xsl:param name="name" as="xs:string"/> <xsl:param name="node" as="element()"/>
    <xsl:sequence select="map { 'kind': $kind, 'name': $name, 'key': $kind || ' ' || $name, 'nodes': $node, 'min': 1, 'max': 1,
        'local': replace($name, '^Q\{.*\}', ''), 'namespace': substring-before(substring-after($name, 'Q{'), '}') }"/>
  </xsl:function>

  <!-- An atom for each name of an element or attribute, by its prefix or the nearest ns; one of kind any-... if its name class is open. -->
  <xsl:function name="f:named" as="map(*)*">
    <xsl:param name="node" as="element()"/>
    <xsl:variable name="kind" select="local-name($node)"/>
    <xsl:variable name="class" select="$node/(@name, r:*)[1]" as="node()"/>
    <xsl:variable name="names" select="$class/descendant-or-self::node()[. is $node/@name or self::r:name][not(ancestor::r:except)]"/>
    <xsl:variable name="expanded" select="$names ! (
        if (contains(., ':')) then resolve-QName(normalize-space(), ancestor-or-self::*[1])
            ! ('Q{' || namespace-uri-from-QName(.) || '}' || local-name-from-QName(.))
        else (if ($kind = 'attribute') then () else ancestor-or-self::*[@ns][1]/@ns[string()] ! ('Q{' || . || '}')) || normalize-space())"/>
    <xsl:sequence select="
        if ($class/descendant-or-self::*[self::r:anyName or self::r:nsName]) then f:atom('any-' || $kind, '', $node)
        else if ($kind = 'attribute' and ($node/@ns != '' or contains(string-join($expanded), 'Q{')))
        then f:stop($node, 'is in a namespace: this stylesheet has no way for that')
        else $expanded ! $counted(f:atom($kind, ., $node), if (count($names) = 1) then 1 else 0, 1)"/>
  </xsl:function>

  <xsl:variable name="counted" select="function ($atom, $min, $max) {
      map:put(map:put($atom, 'min', $min), 'max', $max) }"/>

  <xsl:function name="f:together" as="map(*)*">
    <xsl:param name="parts" as="array(map(*))*"/>
    <xsl:sequence select="
        if ($parts?*?kind = 'never') then $never
        else fold-left($parts, (), function ($sum, $part) { f:merged($sum, $part?*, true()) })"/>
  </xsl:function>

  <xsl:function name="f:either" as="map(*)*">
    <xsl:param name="branches" as="array(map(*))*"/>
    <xsl:variable name="possible" select="$branches[not(?*?kind = 'never')]"/>
    <xsl:sequence select="
        if (empty($possible)) then $never
        else fold-left(tail($possible), head($possible)?*, function ($sum, $part) { f:merged($sum, $part?*, false()) })"/>
  </xsl:function>

  <!--
    Two lists of atoms as one. Both stand together (an atom of both is there twice), or only one of them. What only the second has
    goes in before the next that both have: an order of first appearance would write documents that the RELAX NG refuses.
  -->
  <xsl:function name="f:merged" as="map(*)*">
    <xsl:param name="first" as="map(*)*"/> <xsl:param name="second" as="map(*)*"/> <xsl:param name="both" as="xs:boolean"/>
    <xsl:variable name="known" select="$first ! ?key"/>
    <xsl:variable name="new" as="map(xs:string, map(*)*)" select="
        map:merge(
          for $at in 1 to count($second), $atom in $second[$at][not(?key = $known)]
          return map { ($second[position() gt $at] ! ?key[. = $known], '')[1] :
              if ($both) then $atom else $counted($atom, 0, $atom?max) },
          map { 'duplicates': 'combine' })"/>
    <xsl:for-each select="$first">
      <xsl:variable name="atom" select="."/>
      <xsl:variable name="twin" select="$second[?key = $atom?key]"/>
      <xsl:sequence select="
          $new($atom?key),
          if (empty($twin)) then $counted($atom, if ($both) then ?min else 0, ?max)
          else $counted(map:put($atom, 'nodes', $atom?nodes | $twin?nodes),
              if ($both) then max((?min, $twin?min)) else min((?min, $twin?min)),
              if ($both) then 2 else max((?max, $twin?max)))"/>
    </xsl:for-each>
    <xsl:sequence select="$new('')"/>
  </xsl:function>

  <xsl:function name="f:stop" as="item()*">
    <xsl:param name="place" as="element()"/> <xsl:param name="what" as="xs:string"/>
    <xsl:message terminate="yes">{base-uri($place)}: {name($place)} {$place/@*}, in {$place/ancestor::r:*/@name}: {$what}</xsl:message>
  </xsl:function>

  <!-- ================================================================ 2. types -->

  <!-- Each type once, nearest to the roots first. -->
  <xsl:variable name="types" as="map(*)*" select="
      f:explore(($definitions('') ! f:atoms(.), $binding/root ! f:definition(., @define)) ! f:type(., ()), ())"/>
  <xsl:variable name="type" as="map(xs:string, map(*))" select="map:merge($types ! map { ?key: . })"/>

  <xsl:function name="f:explore" as="map(*)*">
    <xsl:param name="queue" as="map(*)*"/> <xsl:param name="known" as="map(*)*"/>
    <xsl:variable name="fresh" as="map(*)*">
      <xsl:for-each-group select="$queue[not(?key = $known?key)]" group-by="?key"><xsl:sequence select="."/></xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="
        if (empty($fresh)) then $known
        else f:explore($fresh ! (let $parent := ?key return ?atoms[?kind = 'element'] ! f:type(., $parent)), ($known, $fresh))"/>
  </xsl:function>

  <!-- The type of an element that stands in a parent; a root has none. -->
  <xsl:function name="f:type" as="map(*)">
    <xsl:param name="atom" as="map(*)"/> <xsl:param name="parent" as="xs:string?"/>
    <xsl:variable name="atoms" select="f:either($atom?nodes ! array { f:content(.) })"/>
    <xsl:sequence select="map {
        'key': $type-key($atom), 'nodes': $atom?nodes, 'parent': $parent, 'root': empty($parent),
        'local': $atom?local, 'namespace': $atom?namespace,
        (: no class: a text without attributes :)
        'simple': exists($parent) and count($atoms) = 1 and $atoms?kind = 'text',
        (: beside open content, text is the white space between the elements :)
        'atoms': $atoms[not(?kind = 'text' and $atoms?kind = 'any-element')] ! (
          if (?kind = 'attribute') then map:put(., 'text', f:either(?nodes ! array { f:content(.) }))
          else if (?kind = 'text') then map:put(., 'text', .) else .) }"/>
  </xsl:function>

  <xsl:variable name="type-key" select="function ($atom) {
      string-join(($atom?name, $atom?nodes ! generate-id()), ' ') }"/>

  <!-- What an atom holds if that is no class: the text of an attribute, of an element without attributes, or itself. -->
  <xsl:function name="f:text" as="map(*)*">
    <xsl:param name="atom" as="map(*)"/>
    <xsl:sequence select="if ($atom?kind = 'element') then $type($type-key($atom))[?simple]?atoms else $atom?text"/>
  </xsl:function>

  <!-- What that is in XSD: int, long, unsignedLong, integer, string; or its values, sorted, behind =. What can be missing is a string. -->
  <xsl:function name="f:value" as="xs:string?">
    <xsl:param name="atom" as="map(*)"/>
    <xsl:variable name="text" select="f:text($atom)"/>
    <xsl:variable name="integers" select="$text?nodes ! f:integer(.)"/>
    <xsl:sequence select="
        if (empty($text)) then ()
        else if ($text?kind != 'text' or $text?min = 0) then 'string'
        else if (every $node in $text?nodes satisfies $node/self::r:value[normalize-space()])
        then '=' || string-join(sort(distinct-values($text?nodes ! normalize-space())), '|')
        else if (count($integers) lt count($text?nodes)) then 'string'
        else ('integer', 'unsignedLong', 'long', 'int')[. = $integers][1]"/>
  </xsl:function>

  <!-- An integer whose pattern says more than digits (0750) is a string: its zeros count. -->
  <xsl:function name="f:integer" as="xs:string?">
    <xsl:param name="node" as="element()"/>
    <xsl:variable name="types" select="map {
        'int': 'int', 'short': 'int', 'byte': 'int', 'unsignedShort': 'int', 'unsignedByte': 'int', 'long': 'long', 'unsignedInt': 'long',
        'unsignedLong': 'unsignedLong', 'integer': 'integer', 'positiveInteger': 'integer', 'nonNegativeInteger': 'integer' }"/>
    <xsl:sequence select="$node[self::r:data][not(r:except or r:param[@name = 'pattern'] != '[0-9]+')]/$types(@type)
        ! (if ($node/r:param[@name = ('maxInclusive', 'maxExclusive')] ! number() lt 2147483648) then 'int' else .)"/>
  </xsl:function>

  <!-- ================================================================ 3. classes -->

  <xsl:variable name="complex" as="map(*)*" select="$types[not(?simple)]"/>
  <!-- The number of its class, by the key of a type. -->
  <xsl:variable name="class" as="map(xs:string, xs:integer)" select="f:refined(f:partition(f:shape#1))"/>
  <!-- The first type of each class. -->
  <xsl:variable name="models" as="map(*)*">
    <xsl:for-each-group select="$complex" group-by="$class(?key)"><xsl:sequence select="."/></xsl:for-each-group>
  </xsl:variable>

  <xsl:function name="f:partition" as="map(xs:string, xs:integer)">
    <xsl:param name="by" as="function(map(*)) as xs:string"/>
    <xsl:map>
      <xsl:for-each-group select="$complex" group-by="$by(.)">
        <xsl:variable name="number" select="position()"/>
        <xsl:sequence select="current-group() ! map { ?key: $number }"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <xsl:function name="f:refined" as="map(xs:string, xs:integer)">
    <xsl:param name="class" as="map(xs:string, xs:integer)"/>
    <xsl:variable name="finer" select="f:partition(function ($type) {
        string-join(($class($type?key), $type?atoms[?kind = 'element'] ! ($class($type-key(.)), 0)[1]), ' ') })"/>
    <xsl:sequence select="if (max($finer?*) = max($class?*)) then $class else f:refined($finer)"/>
  </xsl:function>

  <!-- A root is a class of its own. The label keeps apart what only happens to look alike. -->
  <xsl:function name="f:shape" as="xs:string">
    <xsl:param name="type" as="map(*)"/>
    <xsl:sequence select="string-join((
        $type?namespace, if ($type?root) then 'root ' || $type?local else f:label($type),
        $type?atoms ! (?key, ?max, f:value(.))), '&#10;')"/>
  </xsl:function>

  <!-- The definition that is the whole content, else the element's name. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="type" as="map(*)"/>
    <xsl:sequence select="
        if (empty($type?atoms)) then 'present'
        else string-join(sort(distinct-values($type?nodes ! (self::*[count(r:*) - count(r:empty) = 1]/r:ref/@name, $type?local)[1])), '|')"/>
  </xsl:function>

  <!-- ================================================================ 4. names -->

  <xsl:variable name="taken" select="tokenize(
      'Boolean Byte Character Class Double Enum Error Exception Float Integer Iterable Long Math Module Number Object Override Package
       Process Record Runnable Runtime Short String System Thread Throwable Void')" as="xs:string+"/>

  <!-- The name of a class, by its number. -->
  <xsl:variable name="class-name" as="map(xs:integer, xs:string)" select="
      fold-left($models, map {}, function ($names, $type) {
        let $free := ($taken, $names?*),
            $own := f:rule('class', $complex[$class(?key) = $class($type?key)]?nodes)[1]/@name ! string(),
            $candidates := (f:candidates($type), $type?parent ! $names($class(.)) || $pascal($type?local)),
            $name := ($own, $candidates[not(. = $free)])[1]
        return if (empty($name) or $name = $free) then f:stop($type?nodes[1], 'gives a class whose name is taken; override it')
               else map:put($names, $class($type?key), $name) })"/>

  <!-- The definition that holds this element and no other, or that is its content. -->
  <xsl:function name="f:candidates" as="xs:string*">
    <xsl:param name="type" as="map(*)"/>
    <xsl:variable name="definition" select="$holder($type?nodes)"/>
    <xsl:variable name="label" select="f:label($type)"/>
    <xsl:sequence select="
        if ($type?root) then $pascal($type?local) else (),
        $definition[last() = 1][self::r:define][every $other in .//r:element[$holder(.) is $definition]
            satisfies $other/@name = $type?nodes/@name]/@name ! $pascal(.),
        $label[not(. = $type?local)][not(contains(., '|'))] ! $pascal(.)"/>
  </xsl:function>

  <!-- An enum is a set of values. It bears the name of the definition that is these values, else of its first place. -->
  <xsl:variable name="enum-name" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each-group select="
          for $model in $models, $atom in $model?atoms[starts-with(f:value(.), '=')]
          return map { 'values': f:value($atom), 'nodes': f:text($atom)?nodes,
            'place': $class-name($class($model?key)) || $pascal(($atom?local[.], 'value')[1]) }" group-by="?values">
        <xsl:variable name="rule" select="f:rule('enum', current-group()?nodes)/@name"/>
        <xsl:variable name="definitions" select="current-group() ! $holder(?nodes)[last() = 1][self::r:define]/@name"/>
        <xsl:map-entry key="current-grouping-key()" select="
            ($rule ! string(), ($definitions ! $pascal(.), ?place, ?place || 'Value')[not(. = ($taken, $class-name?*))])[1]"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- What holds a node: the definition, element or attribute. -->
  <xsl:variable name="holder" select="function ($nodes) {
      $nodes/ancestor::*[self::r:define or self::r:element or self::r:attribute][1]/. }"/>

  <!-- The rules of a kind that speak of one of these nodes: of the definition that it is in, and of the elements above it in there. -->
  <xsl:function name="f:rule" as="element()*">
    <xsl:param name="kind" as="xs:string"/> <xsl:param name="nodes" as="element()*"/>
    <xsl:variable name="places" select="$nodes ! ('/' || string-join((ancestor::r:define[1] | ancestor-or-self::r:element | ancestor::r:attribute)/@name, '/'))"/>
    <xsl:sequence select="$binding/*[name() = $kind][some $place in $places satisfies
        starts-with($place || '/', '/' || @define || '/') and ends-with($place, '/' || (@element, @define)[1])]"/>
  </xsl:function>

  <xsl:variable name="pascal" select="function ($name) {
      string-join(tokenize($name, '[^A-Za-z0-9]+') ! (upper-case(substring(., 1, 1)) || substring(., 2))) }"/>

  <!-- qemu of http://libvirt.org/schemas/domain/qemu/1.0: a package, a prefix, a file. -->
  <xsl:variable name="nickname" select="function ($namespace) {
      tokenize($namespace, '[/:]')[not(matches(., '^[0-9.]*$'))][last()] }"/>
  <xsl:variable name="package" select="function ($namespace) {
      string-join(($binding/@package, $namespace[.] ! $nickname(.)), '.') }"/>

  <xsl:function name="f:property" as="element(jxb:property)">
    <xsl:param name="type" as="map(*)"/> <xsl:param name="atom" as="map(*)"/>
    <xsl:variable name="is-attribute" select="$atom?kind = 'attribute'"/>
    <xsl:variable name="others" select="$type?atoms[not(?key = $atom?key)] ! ?local"/>
    <xsl:variable name="prefix" select="$atom?namespace[. and . != $type?namespace] ! $nickname(.)"/>
    <xsl:variable name="single" select="
        if ($atom?kind = 'text') then ('value', 'content')[not(. = $others)][1]
        else replace($pascal($prefix || ' ' || $atom?local) || 'Attribute'[$is-attribute and $others = $atom?local], '^Class$', 'Clazz')"/>
    <xsl:variable name="plural" select="replace(replace($single || 's', '(s|x|ch|sh)s$', '$1es'), '([^aeiou])ys$', '$1ies')"/>
    <xsl:variable name="name" select="(
        f:rule('property', $type?nodes)[@of = (if ($is-attribute) then '@' else '') || $atom?local]/@name,
        if (not($atom?max = 2)) then $single else if ($others ! $pascal(.) = $plural) then $single || 'List' else $plural)[1]"/>
    <jxb:property name="{lower-case(substring($name, 1, 1))}{substring($name, 2)}">
      <!-- A boxed value: a primitive that nobody set would be written as 0. -->
      <xsl:if test="$atom?kind = 'text' and f:value($atom) = ('int', 'long', 'unsignedLong')">
        <jxb:baseType name="java.lang.{if (f:value($atom) = 'int') then 'Integer' else 'Long'}"/>
      </xsl:if>
    </jxb:property>
  </xsl:function>

  <!-- ================================================================ 5. the binding schemas -->

  <xsl:template match="/">
    <xsl:variable name="used" select="
        f:rule('class', $complex?nodes), f:rule('mixed', $complex?nodes), f:rule('enum', $models?atoms ! f:text(.)?nodes),
        $models ! (let $model := . return f:rule('property', ?nodes)[@of = $model?atoms ! ((if (?kind = 'attribute') then '@' else '') || ?local)])"/>
    <xsl:for-each select="$binding/(class | mixed | enum | property) except $used">
      <xsl:message terminate="yes">{base-uri(.)}: {serialize(.)} matches nothing</xsl:message>
    </xsl:for-each>
    <xsl:for-each select="distinct-values($types?namespace)">
      <xsl:result-document href="{if (.) then 'file://' || iri-to-uri($output) || '/' || $nickname(.) || '.xsd' else ''}">
        <xsl:sequence select="f:schema(.)"/>
      </xsl:result-document>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="f:schema" as="element(xs:schema)">
    <xsl:param name="namespace" as="xs:string"/>
    <xsl:variable name="elsewhere" select="distinct-values($types?namespace)[not(. = $namespace)]"/>
    <xs:schema elementFormDefault="qualified" jxb:version="3.0" jxb:extensionBindingPrefixes="xjc">
      <xsl:for-each select="($namespace, $elsewhere)[.]"><xsl:namespace name="{$nickname(.)}" select="."/></xsl:for-each>
      <xsl:sequence select="f:attribute('targetNamespace', $namespace)"/>
      <xs:annotation><xs:appinfo>
        <xsl:if test="not($namespace)">
          <jxb:globalBindings>
            <xjc:superClass name="dev.xmlnet.model.Bean"/>
            <xjc:javaType name="java.lang.Long" xmlType="xs:unsignedLong" adapter="dev.xmlnet.model.UnsignedLong"/>
          </jxb:globalBindings>
        </xsl:if>
        <jxb:schemaBindings><jxb:package name="{$package($namespace)}"/></jxb:schemaBindings>
      </xs:appinfo></xs:annotation>
      <xsl:for-each select="$elsewhere">
        <xs:import schemaLocation="{if (.) then $nickname(.) || '.xsd' else replace(base-uri($binding), '^.*/(.*)\.xml$', '$1.xsd')}">
          <xsl:sequence select="f:attribute('namespace', .)"/>
        </xs:import>
      </xsl:for-each>
      <!-- What another namespace refers to. -->
      <xsl:for-each-group select="$models[?namespace != $namespace]?atoms[?kind = 'element'][?namespace = $namespace]" group-by="$type-key(.)">
        <xs:element name="{?local}" type="{f:type-name(.)}"/>
      </xsl:for-each-group>
      <xsl:for-each select="$models[?namespace = $namespace][?root]">
        <xs:element name="{?local}"><xsl:sequence select="f:class(.), f:complex-type(.)"/></xs:element>
      </xsl:for-each>
      <xsl:sequence select="$models[?namespace = $namespace][not(?root)] ! f:complex-type(.)"/>
      <xsl:sequence select="sort(map:keys($enum-name)[not($namespace)], (), $enum-name) ! f:enum(.)"/>
    </xs:schema>
  </xsl:function>

  <xsl:function name="f:attribute" as="attribute()?">
    <xsl:param name="name" as="xs:string"/> <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="$value"><xsl:attribute name="{$name}" select="$value"/></xsl:if>
  </xsl:function>

  <xsl:function name="f:type-name" as="xs:string">
    <xsl:param name="atom" as="map(*)"/>
    <xsl:variable name="value" select="f:value($atom)"/>
    <xsl:sequence select="
        if (empty($value)) then string-join(($atom?namespace[.] ! $nickname(.), $class-name($class($type-key($atom)))), ':')
        else if (starts-with($value, '=')) then $enum-name($value)
        else 'xs:' || $value"/>
  </xsl:function>

  <xsl:function name="f:class" as="element(xs:annotation)">
    <xsl:param name="model" as="map(*)"/>
    <xsl:variable name="name" select="$class-name($class($model?key))"/>
    <xsl:variable name="by-hand" select="exists(f:rule('mixed', $model?nodes))"/>
    <xs:annotation><xs:appinfo>
      <jxb:class name="{$name}"><xsl:sequence select="f:attribute('ref', ($package($model?namespace) || '.' || $name)[$by-hand])"/></jxb:class>
      <xsl:sequence select="$model?atoms[?kind = 'text'][not($by-hand)] ! f:property($model, .)"/>
    </xs:appinfo></xs:annotation>
  </xsl:function>

  <xsl:function name="f:complex-type" as="element(xs:complexType)">
    <xsl:param name="model" as="map(*)"/>
    <xsl:variable name="kinds" select="$model?atoms?kind"/>
    <xsl:variable name="mixed" select="$kinds = 'text' and $kinds = 'element' and (exists(f:rule('mixed', $model?nodes))
        or f:stop($model?nodes[1], 'has text beside elements: write its class by hand, and say so by &lt;mixed&gt;'))"/>
    <xsl:variable name="attributes" as="element()*">
      <xsl:for-each select="$model?atoms[?kind = 'attribute']">
        <xs:attribute name="{?name}" type="{f:type-name(.)}">
          <xs:annotation><xs:appinfo><xsl:sequence select="f:property($model, .)"/></xs:appinfo></xs:annotation>
        </xs:attribute>
      </xsl:for-each>
      <xsl:if test="$kinds = 'any-attribute'"><xs:anyAttribute processContents="skip"/></xsl:if>
    </xsl:variable>
    <xs:complexType>
      <xsl:if test="not($model?root)"><xsl:sequence select="f:attribute('name', $class-name($class($model?key))), f:class($model)"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$mixed"/>
        <xsl:when test="$kinds = 'text'">
          <xs:simpleContent>
            <xs:extension base="{f:type-name($model?atoms[?kind = 'text'])}"><xsl:sequence select="$attributes"/></xs:extension>
          </xs:simpleContent>
        </xsl:when>
        <xsl:otherwise>
          <xs:sequence>
            <xsl:sequence select="$model?atoms[?kind = 'element'] ! f:element($model, .)"/>
            <xsl:if test="$kinds = 'any-element'">
              <!-- The made-up namespace keeps it apart from the named children, as XSD wants it; JAXB does not look at it. -->
              <xs:any namespace="urn:any" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
            </xsl:if>
          </xs:sequence>
          <xsl:sequence select="$attributes"/>
        </xsl:otherwise>
      </xsl:choose>
    </xs:complexType>
  </xsl:function>

  <!-- An element of another namespace, and a root inside a document, by a reference. -->
  <xsl:function name="f:element" as="element(xs:element)">
    <xsl:param name="model" as="map(*)"/> <xsl:param name="atom" as="map(*)"/>
    <xsl:variable name="reference" select="$type($type-key($atom))?root or $atom?namespace != $model?namespace"/>
    <xs:element minOccurs="0">
      <xsl:sequence select="
          f:attribute('maxOccurs', 'unbounded'[$atom?max = 2]),
          if ($reference) then f:attribute('ref', string-join(($atom?namespace[.] ! $nickname(.), $atom?local), ':'))
          else (f:attribute('name', $atom?local), f:attribute('type', f:type-name($atom)))"/>
      <xs:annotation><xs:appinfo><xsl:sequence select="f:property($model, $atom)"/></xs:appinfo></xs:annotation>
    </xs:element>
  </xsl:function>

  <xsl:function name="f:enum" as="element(xs:simpleType)">
    <xsl:param name="values" as="xs:string"/>
    <xs:simpleType name="{$enum-name($values)}">
      <xs:restriction base="xs:string">
        <xsl:for-each select="tokenize(substring($values, 2), '\|')">
          <xsl:variable name="words" select="upper-case(replace(replace(., '([a-z])([A-Z])', '$1_$2'), '[^A-Za-z0-9]+', '_'))"/>
          <xs:enumeration value="{.}">
            <xs:annotation><xs:appinfo><jxb:typesafeEnumMember name="{replace($words, '^([0-9])', '_$1')}"/></xs:appinfo></xs:annotation>
          </xs:enumeration>
        </xsl:for-each>
      </xs:restriction>
    </xs:simpleType>
  </xsl:function>
</xsl:stylesheet>
